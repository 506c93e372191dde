package dev.imagebatch.provenance;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A writer of XMP packets: new ones, and further properties of existing ones. */
final class XmpWriter {

    private static final String BEGIN = """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            """;
    private static final String END = """
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>""";

    private static final Pattern END_OF_RDF = Pattern.compile("</[^<>/:\\s]+:RDF\\s*>");

    private XmpWriter() {}

    /** Returns a packet with properties of the file that it belongs to. */
    static String packet(Map<XmpProperty, String> values) {
        return BEGIN + description("", values) + END;
    }

    /** Returns the packet with further properties and everything else unchanged; empty if that is not safe. */
    static Optional<String> added(XmpPacket xmp, Map<XmpProperty, String> values) {
        Optional<Integer> at =
                END_OF_RDF.matcher(xmp.text()).results().map(MatchResult::start).reduce((first, last) -> last);
        return at.map(place -> new StringBuilder(xmp.text())
                        .insert(place, description(xmp.about(), values))
                        .toString())
                .filter(text -> holds(text, xmp, values));
    }

    /** The end of the properties that was found may be a comment, so the packet is read back. */
    private static boolean holds(String text, XmpPacket before, Map<XmpProperty, String> values) {
        return XmpReader.read(text)
                .filter(after -> after.values().entrySet().containsAll(values.entrySet())
                        && after.values().entrySet().containsAll(before.values().entrySet()))
                .isPresent();
    }

    private static String description(String about, Map<XmpProperty, String> values) {
        StringBuilder text = new StringBuilder("<rdf:Description rdf:about=\"")
                .append(XmlText.escaped(about))
                .append("\" xmlns:rdf=\"" + XmpReader.RDF + "\"");
        values.keySet().stream()
                .map(XmpProperty::namespace)
                .distinct()
                .forEach(space -> text.append(" xmlns:" + space.prefix() + "=\"" + space.address() + "\""));
        text.append(">\n");
        values.forEach((property, value) -> text.append("<" + property.label() + ">")
                .append(XmlText.escaped(value))
                .append("</" + property.label() + ">\n"));
        return text.append("</rdf:Description>\n").toString();
    }
}
