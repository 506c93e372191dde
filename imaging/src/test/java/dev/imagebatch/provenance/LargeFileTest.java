package dev.imagebatch.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.imagebatch.image.ImageFile;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files pass through in little memory. */
class LargeFileTest {

    private static final int PART = 1 << 20;
    private static final int PARTS = 32;
    private static final long ALLOWED = 8 << 20;

    @TempDir
    private Path folder;

    @Test
    void largeFiles_ofEachFormat_areMarkedInLittleMemory() throws IOException {
        byte[] png = Samples.png();
        byte[] jpeg = Samples.jpeg();
        byte[] part = new byte[PART];
        byte[] webpRest = Samples.webpChunk("JUNK", part);
        for (ImageFile image : List.of(
                file("large.png", java.util.Arrays.copyOf(png, 33), Samples.pngChunk("zzZz", part), tail(png, 33)),
                file("large.jpg", java.util.Arrays.copyOf(jpeg, jpeg.length - 2), part, tail(jpeg, jpeg.length - 2)),
                file("large.webp", sized(Samples.extendedWebp(0), webpRest.length), webpRest, new byte[0]))) {
            long before = allocated();
            MarkedImage marked =
                    ProvenanceMarks.iptc().mark(image, ProvenanceMarksTest.ORIGIN, folder.resolve("marked"));
            long used = allocated() - before;

            assertThat(ProvenanceMark.texts(marked.marks())).containsExactly("embedded:iptc");
            assertThat(marked.image().info().length()).isGreaterThan((long) PARTS * PART);
            assertThat(used).as("bytes allocated for %s", image.path()).isLessThan(ALLOWED);
            Files.delete(image.path());
        }
    }

    /** The lengths that a file declares are not what is set aside for it. */
    @Test
    void lengths_declaredOnly_takeNoMemory() throws IOException {
        byte[] png = java.util.Arrays.copyOf(Samples.png(), 33);
        byte[] claims = Samples.joined(png, new byte[] {0x7F, -1, -1, -1}, Samples.ascii("iTXtXML:com.adobe.xmp\0"));

        long before = allocated();
        ImageInspection inspection = ImageInspection.of(Samples.image(claims));
        long used = allocated() - before;

        assertThat(inspection.remarks()).containsExactly("the file ends early");
        assertThat(used).isLessThan(1 << 20);
    }

    private ImageFile file(String name, byte[] head, byte[] part, byte[] tail) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            for (int i = 0; i < PARTS; i++) {
                out.write(part);
            }
            out.write(tail);
        }
        return ImageFile.read(file).orElseThrow();
    }

    private static byte[] tail(byte[] bytes, int from) {
        return java.util.Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] sized(byte[] webp, int part) {
        java.nio.ByteBuffer.wrap(webp)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(4, webp.length - 8 + PARTS * part);
        return webp;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
