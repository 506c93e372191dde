package dev.imagebatch.provenance;

import java.util.List;

/** The place in a file that takes an XMP packet. */
interface InsertionPoint {

    /** How long a packet may be, in bytes. */
    int capacity();

    /** What puts the packet there, in place of the one that is there, in the order of the offsets. */
    List<ByteEdit> edits(byte[] packet);
}
