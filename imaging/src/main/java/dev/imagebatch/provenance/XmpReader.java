package dev.imagebatch.provenance;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the properties of an XMP packet: elements or attributes of its descriptions with a text, an address or an
 * array, of which the first entry counts. A packet with a document type is refused, so nothing is expanded or fetched.
 */
final class XmpReader {

    static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private static final int DEEPEST = 100;
    private static final int NONE = -1;

    private final XMLStreamReader xml;
    private final Map<XmpProperty, String> values = new EnumMap<>(XmpProperty.class);
    private @Nullable String about;
    private int depth;
    private int rdf = NONE;
    private int description = NONE;
    private @Nullable XmpProperty property;
    private final StringBuilder value = new StringBuilder();
    private boolean isComplete;

    private XmpReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Returns empty if the bytes are not XMP or are unsafe to read. */
    static Optional<XmpPacket> read(byte[] packet) {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(packet))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static Optional<XmpPacket> read(String packet) {
        // Checked here, since broken document types make the parser fail with unchecked exceptions.
        if (packet.contains("<!DOCTYPE")) {
            return Optional.empty();
        }
        try {
            String text = packet.startsWith("\uFEFF") ? packet.substring(1) : packet;
            XmpReader reader = new XmpReader(factory().createXMLStreamReader(new StringReader(text)));
            return reader.readAll()
                    ? Optional.of(new XmpPacket(packet, reader.about == null ? "" : reader.about, reader.values))
                    : Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private boolean readAll() throws XMLStreamException {
        boolean found = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE || depth > DEEPEST) {
                return false;
            }
            handle(event);
            found |= rdf != NONE;
        }
        return found;
    }

    private void handle(int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start();
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
            default -> {}
        }
    }

    private void start() {
        depth++;
        if (rdf == NONE && isRdf("RDF")) {
            rdf = depth;
        } else if (rdf != NONE && depth == rdf + 1 && isRdf("Description")) {
            description = depth;
            attributes();
        } else if (description != NONE && depth == description + 1) {
            property = XmpProperty.named(namespace(), xml.getLocalName()).orElse(null);
            String address = xml.getAttributeValue(RDF, "resource");
            value.setLength(0);
            value.append(address == null ? "" : address);
            isComplete = address != null;
        }
    }

    private void attributes() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String space = xml.getAttributeNamespace(i) == null ? "" : xml.getAttributeNamespace(i);
            String name = xml.getAttributeLocalName(i);
            String text = xml.getAttributeValue(i);
            if (about == null && name.equals("about") && (space.isEmpty() || space.equals(RDF))) {
                about = text;
            }
            XmpProperty.named(space, name).ifPresent(found -> values.putIfAbsent(found, text.strip()));
        }
    }

    private void characters() {
        if (property != null && !isComplete) {
            value.append(xml.getText());
        }
    }

    private void end() {
        if (description != NONE && depth == description + 1 && property != null) {
            values.putIfAbsent(property, value.toString().strip());
            property = null;
        } else if (property != null && isRdf("li") && !value.toString().isBlank()) {
            isComplete = true;
        } else if (depth == description) {
            description = NONE;
        } else if (depth == rdf) {
            // Only the first RDF counts.
            rdf = Integer.MAX_VALUE - 1;
        }
        depth--;
    }

    private boolean isRdf(String name) {
        return xml.getLocalName().equals(name) && namespace().equals(RDF);
    }

    private String namespace() {
        String space = xml.getNamespaceURI();
        return space == null ? "" : space;
    }
}
