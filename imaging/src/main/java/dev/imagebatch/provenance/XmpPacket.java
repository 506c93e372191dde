package dev.imagebatch.provenance;

import java.util.Map;

/**
 * A readable XMP packet.
 *
 * @param text the whole packet
 * @param about the subject of its description; empty for the file that holds it
 * @param values its properties about an origin
 */
record XmpPacket(String text, String about, Map<XmpProperty, String> values) {

    /** Shows no values, since one may be a prompt. */
    @Override
    public String toString() {
        return "XmpPacket" + values.keySet();
    }
}
