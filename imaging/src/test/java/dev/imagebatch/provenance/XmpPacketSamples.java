package dev.imagebatch.provenance;

/** Packets as others write them. */
final class XmpPacketSamples {

    private static final String RDF = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'";
    private static final String IPTC = "xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'";

    private XmpPacketSamples() {}

    /** Properties as attributes, and a credit as a language alternative. */
    static String provider() {
        return "<?xpacket begin='\uFEFF' id='W5M0MpCehiHzreSzNTczkc9d'?>\n"
                + "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF " + RDF + ">"
                + "<rdf:Description rdf:about='uuid:1&amp;2' " + IPTC
                + " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'"
                + " Iptc4xmpExt:DigitalSourceType='" + DigitalSourceType.TRAINED.address() + "'>"
                + "<photoshop:Credit><rdf:Alt><rdf:li xml:lang='x-default'>Made with a model</rdf:li>"
                + "<rdf:li xml:lang='de'>Anders</rdf:li></rdf:Alt></photoshop:Credit>"
                + "</rdf:Description></rdf:RDF></x:xmpmeta>\n" + " ".repeat(200) + "<?xpacket end='w'?>";
    }

    /** One description with this content. */
    static String of(String content) {
        return "<rdf:RDF " + RDF + "><rdf:Description rdf:about='' " + IPTC
                + " xmlns:dcterms='http://purl.org/dc/terms/' xmlns:xmp='http://ns.adobe.com/xap/1.0/'>" + content
                + "</rdf:Description></rdf:RDF>";
    }
}
