package dev.imagebatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that unpack to more than they show. */
class HostilePicturesTest {

    private static final int MEGABYTE = 1 << 20;
    private static final Dimensions SHOWN = new Dimensions(700, 700);

    @TempDir
    private Path folder;

    @Test
    void png_whosePixelsUnpackToMore_isReadNoFurtherThanItsSize() throws Exception {
        byte[] png = png(2, chunk("IDAT", zeros(200)));

        assertThat(allocatedFor(png)).isLessThan(32 * MEGABYTE);
    }

    @Test
    void png_whoseTextUnpacksToMore_isReadWithoutIt() throws Exception {
        byte[] text = concat("Comment\0\0".getBytes(StandardCharsets.US_ASCII), zeros(200));
        byte[] palette = chunk("PLTE", new byte[] {0, 0, 0, 1, 1, 1});
        byte[] png = png(3, concat(chunk("zTXt", text), chunk("iCCP", text), palette, chunk("zTXt", text)));

        assertThat(allocatedFor(png)).isLessThan(32 * MEGABYTE);
    }

    @Test
    void png_withAWrongChecksum_hasNoThumbnail() throws Exception {
        byte[] png = png(2, chunk("IDAT", zeros(2)));
        png[60] ^= 1;
        Path file = Files.write(folder.resolve("damaged.png"), png);

        assertThat(new Thumbnails(folder.resolve("thumbnails"), folder)
                        .of(ImageFile.read(file).orElseThrow()))
                .isEmpty();
        assertThat(folder.resolve("thumbnails")).doesNotExist();
    }

    private long allocatedFor(byte[] png) throws IOException {
        Path file = Files.write(folder.resolve("bomb.png"), png);
        ImageFile image = ImageFile.read(file).orElseThrow();
        Thumbnails thumbnails = new Thumbnails(folder.resolve("thumbnails"), folder);
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();

        Optional<Path> thumbnail = thumbnails.of(image);

        long allocated = memory.getCurrentThreadAllocatedBytes() - before;
        assertThat(thumbnail).isPresent();
        BufferedImage picture = ImageIO.read(thumbnail.orElseThrow().toFile());
        assertThat(picture.getWidth()).isEqualTo(400);
        assertThat(picture.getHeight()).isEqualTo(400);
        return allocated;
    }

    private static byte[] png(int colourType, byte[] chunks) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(SHOWN.width());
        fields.writeInt(SHOWN.height());
        fields.write(new byte[] {8, (byte) colourType, 0, 0, 0});
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        return concat(
                signature,
                chunk("IHDR", header.toByteArray()),
                chunks,
                chunk("IDAT", zeros(1)),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] content) throws IOException {
        byte[] named = concat(type.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 crc = new CRC32();
        crc.update(named);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(content.length);
        out.write(named);
        out.writeInt((int) crc.getValue());
        return bytes.toByteArray();
    }

    private static byte[] zeros(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes)) {
            for (int i = 0; i < megabytes; i++) {
                packed.write(new byte[MEGABYTE]);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
