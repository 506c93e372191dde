package dev.imagebatch.provenance;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes XMP packets: new ones, and further properties into those that are there. */
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

    /** A packet that says this about the file that it is in or beside. */
    static String packet(Map<XmpProperty, String> values) {
        return BEGIN + description("", values) + END;
    }

    /** The packet with further properties, everything in it as it was; empty if that cannot be done safely. */
    static Optional<String> added(XmpPacket xmp, Map<XmpProperty, String> values) {
        Optional<Integer> at =
                END_OF_RDF.matcher(xmp.text()).results().map(MatchResult::start).reduce((first, last) -> last);
        return at.map(place -> new StringBuilder(xmp.text())
                        .insert(place, description(xmp.about(), values))
                        .toString())
                .filter(text -> says(text, xmp, values));
    }

    /** What looks like the end of the properties may be a comment: only reading it back shows that it was not. */
    private static boolean says(String text, XmpPacket before, Map<XmpProperty, String> values) {
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
