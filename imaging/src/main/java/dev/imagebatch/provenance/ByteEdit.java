package dev.imagebatch.provenance;

/**
 * An edit of a file: bytes are replaced by others.
 *
 * @param offset the position in the original file
 * @param removed the number of bytes to remove
 * @param inserted the bytes to insert
 */
record ByteEdit(long offset, long removed, byte[] inserted) {}
