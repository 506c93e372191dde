package dev.imagebatch.provenance;

import java.util.Map;

/**
 * An XMP packet that could be read.
 *
 * @param text the packet as it is
 * @param about what it says that it is about; empty for the file that it is in
 * @param values those of its properties that tell of an origin
 */
record XmpPacket(String text, String about, Map<XmpProperty, String> values) {

    /** Says nothing of the packet, which may hold a prompt. */
    @Override
    public String toString() {
        return "Xmp" + values.keySet();
    }
}
