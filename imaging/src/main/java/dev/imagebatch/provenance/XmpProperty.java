package dev.imagebatch.provenance;

import java.util.Optional;
import java.util.stream.Stream;

/** The XMP properties about the origin of an image. */
enum XmpProperty {
    DIGITAL_SOURCE_TYPE(Namespace.IPTC, "DigitalSourceType"),
    AI_SYSTEM_USED(Namespace.IPTC, "AISystemUsed"),
    AI_SYSTEM_VERSION_USED(Namespace.IPTC, "AISystemVersionUsed"),
    AI_PROMPT_INFORMATION(Namespace.IPTC, "AIPromptInformation"),
    AI_PROMPT_WRITER_NAME(Namespace.IPTC, "AIPromptWriterName"),
    CREATOR_TOOL(Namespace.XMP, "CreatorTool"),
    CREDIT(Namespace.PHOTOSHOP, "Credit"),
    /** The address of a C2PA manifest outside the file. The manifest holds a checksum of the file. */
    PROVENANCE(Namespace.TERMS, "provenance"),
    /** The label that China's rules require. */
    AIGC(Namespace.TC260, "AIGC");

    /** The namespaces with their usual prefixes. */
    enum Namespace {
        IPTC("Iptc4xmpExt", "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"),
        XMP("xmp", "http://ns.adobe.com/xap/1.0/"),
        PHOTOSHOP("photoshop", "http://ns.adobe.com/photoshop/1.0/"),
        TERMS("dcterms", "http://purl.org/dc/terms/"),
        TC260("TC260", "http://www.tc260.org.cn/ns/AIGC/1.0/");

        private final String prefix;
        private final String address;

        Namespace(String prefix, String address) {
            this.prefix = prefix;
            this.address = address;
        }

        String prefix() {
            return prefix;
        }

        String address() {
            return address;
        }
    }

    private final Namespace namespace;
    private final String local;

    XmpProperty(Namespace namespace, String local) {
        this.namespace = namespace;
        this.local = local;
    }

    static Optional<XmpProperty> named(String address, String local) {
        return Stream.of(values())
                .filter(property -> property.local.equals(local) && property.namespace.address.equals(address))
                .findFirst();
    }

    Namespace namespace() {
        return namespace;
    }

    /** Returns the name with its prefix, such as {@code Iptc4xmpExt:DigitalSourceType}. */
    String label() {
        return namespace.prefix + ":" + local;
    }
}
