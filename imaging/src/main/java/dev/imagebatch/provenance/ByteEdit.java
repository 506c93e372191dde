package dev.imagebatch.provenance;

/**
 * A change to a file: at an offset, some bytes go and others come.
 *
 * @param offset in the file as it was
 * @param removed how many bytes go
 * @param inserted the bytes that come
 */
record ByteEdit(long offset, long removed, byte[] inserted) {}
