package dev.imagebatch.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileXmpTest {

    @Test
    void entities_thatGrow_areRefused() {
        StringBuilder type = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 30; i++) {
            type.append("<!ENTITY a" + i + " '&a" + (i - 1) + ";&a" + (i - 1) + ";&a" + (i - 1) + ";'>");
        }

        assertRefused(type + "]>" + XmpPacketSamples.of("<xmp:CreatorTool>&a29;</xmp:CreatorTool>"));
    }

    @Test
    void entities_thatPointOutside_areRefusedAndNothingIsFetched(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            for (String where : new String[] {secret.toUri().toString(), address}) {
                String use = XmpPacketSamples.of("<xmp:CreatorTool>&e;</xmp:CreatorTool>");
                assertRefused("<!DOCTYPE x [<!ENTITY e SYSTEM '" + where + "'>]>" + use);
                assertRefused("<!DOCTYPE x SYSTEM '" + where + "'>" + XmpPacketSamples.of(""));
                assertRefused("<!DOCTYPE x [<!ENTITY % p SYSTEM '" + where + "'> %p;]>" + XmpPacketSamples.of(""));
            }
            server.setSoTimeout(1);
            assertThat(isAsked(server)).isFalse();
        }
    }

    @Test
    void documentType_evenAHarmlessOne_isRefused() {
        assertRefused("<!DOCTYPE x>" + XmpPacketSamples.of(""));
    }

    @Test
    void elements_nestedWithoutEnd_areRefused() {
        assertRefused(XmpPacketSamples.of(
                "<xmp:CreatorTool>" + "<b>".repeat(90_000) + "</b>".repeat(90_000) + "</xmp:CreatorTool>"));
    }

    @Test
    void bytes_thatAreNoUtf8_areRefused() {
        byte[] packet = Samples.utf8(XmpPacketSamples.of("<xmp:CreatorTool>x</xmp:CreatorTool>"));
        assertThat(XmpReader.read(packet)).isPresent();
        packet[packet.length / 2] = (byte) 0xC0;

        assertThat(XmpReader.read(packet)).isEmpty();
    }

    @Test
    void packet_longerThanAnyIsRead_isLeftUnread() throws IOException {
        String tool = "x".repeat(MetadataScan.LONGEST_PACKET);
        String packet = XmpPacketSamples.of("<xmp:CreatorTool>" + tool + "</xmp:CreatorTool>");

        ImageInspection png = ImageInspection.of(
                Samples.image(Samples.inserted(Samples.png(), 33, Samples.pngXmp(packet + " ".repeat(2000)))));
        ImageInspection webp = ImageInspection.of(
                Samples.image(Samples.extendedWebp(4, Samples.webpChunk("XMP ", Samples.utf8(packet)))));

        assertThat(png.properties()).isEmpty();
        assertThat(png.remarks()).containsExactly("its XMP packet cannot be read");
        assertThat(webp.properties()).isEmpty();
        assertThat(webp.remarks()).containsExactly("its XMP packet cannot be read");
    }

    @Test
    void sourceType_ofAStranger_becomesNoMark() throws IOException {
        String packet = XmpPacketSamples.of(
                "<Iptc4xmpExt:DigitalSourceType>embedded:iptc\u202E\n,</Iptc4xmpExt:DigitalSourceType>");
        byte[] png = Samples.inserted(Samples.png(), 33, Samples.pngXmp(packet));

        MarkedImage marked =
                ProvenanceMarks.unchanged().mark(Samples.image(png), ProvenanceMarksTest.ORIGIN, Path.of("unused"));

        assertThat(ProvenanceMark.texts(marked.marks())).containsExactly("found:xmp", "found:other-source-type");
    }

    private static void assertRefused(String packet) {
        assertThat(XmpReader.read(packet)).isEqualTo(Optional.empty());
    }

    private static boolean isAsked(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }
}
