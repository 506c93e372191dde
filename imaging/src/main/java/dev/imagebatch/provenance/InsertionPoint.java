package dev.imagebatch.provenance;

import java.util.List;

/** The place of an XMP packet in a file. */
interface InsertionPoint {

    /** Returns the length of the longest packet, in bytes. */
    int capacity();

    /** Returns the edits that insert a packet and remove an earlier one, ordered by offset. */
    List<ByteEdit> edits(byte[] packet);
}
