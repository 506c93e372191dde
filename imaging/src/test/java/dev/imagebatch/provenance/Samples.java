package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Images by real encoders, and the chunks and segments that are put into them by hand. */
final class Samples {

    static final String UUID_TAIL = "\0\u0011\0\u0010\u0080\0\0\u00AA\08\u009Bq";

    private Samples() {}

    static ImageData image(byte[] bytes) {
        return ImageData.of(bytes).orElseThrow();
    }

    static byte[] png() {
        return encoded("png", picture(BufferedImage.TYPE_INT_ARGB));
    }

    static byte[] jpeg() {
        return encoded("jpeg", picture(BufferedImage.TYPE_INT_RGB));
    }

    static byte[] gif() {
        return encoded("gif", picture(BufferedImage.TYPE_INT_RGB));
    }

    static byte[] lossyWebp() {
        return webp(picture(BufferedImage.TYPE_INT_RGB), "Lossy");
    }

    static byte[] losslessWebp() {
        return webp(picture(BufferedImage.TYPE_INT_RGB), "Lossless");
    }

    static byte[] losslessAlphaWebp() {
        return webp(picture(BufferedImage.TYPE_INT_ARGB), "Lossless");
    }

    static byte[] lossyAlphaWebp() {
        return webp(picture(BufferedImage.TYPE_INT_ARGB), "Lossy");
    }

    static List<byte[]> all() {
        return List.of(png(), jpeg(), lossyWebp(), losslessWebp(), losslessAlphaWebp(), lossyAlphaWebp());
    }

    /** Two frames, both the lossy picture. */
    static byte[] animatedWebp() {
        byte[] still = lossyWebp();
        byte[] picture = Arrays.copyOfRange(still, 12, still.length);
        byte[] size = {18, 0, 0, 14, 0, 0};
        byte[] frame = webpChunk("ANMF", joined(new byte[6], size, new byte[] {100, 0, 0}, new byte[1], picture));
        return riff(
                webpChunk("VP8X", joined(new byte[] {2, 0, 0, 0}, size)), webpChunk("ANIM", new byte[6]), frame, frame);
    }

    static BufferedImage picture(int type) {
        BufferedImage picture = new BufferedImage(19, 15, type);
        for (int y = 0; y < 15; y++) {
            for (int x = 0; x < 19; x++) {
                picture.setRGB(x, y, (40 + x * 11) << 24 | (x * 13) << 16 | (y * 17) << 8 | (x * y & 255));
            }
        }
        return picture;
    }

    static byte[] pngChunk(String name, byte[] data) {
        byte[] named = joined(ascii(name), data);
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    /** An iTXt chunk as other programs write it. */
    static byte[] pngXmp(String packet) {
        return pngChunk("iTXt", joined(ascii("XML:com.adobe.xmp\0\0\0\0\0"), utf8(packet)));
    }

    static byte[] jpegSegment(int marker, byte[] data) {
        return ByteBuffer.allocate(4 + data.length)
                .putShort((short) (0xFF00 | marker))
                .putShort((short) (data.length + 2))
                .put(data)
                .array();
    }

    static byte[] jpegXmp(String packet) {
        return jpegSegment(0xE1, joined(ascii("http://ns.adobe.com/xap/1.0/\0"), utf8(packet)));
    }

    static byte[] webpChunk(String name, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii(name))
                .putInt(data.length)
                .put(data)
                .array();
    }

    static byte[] riff(byte[]... chunks) {
        byte[] content = joined(chunks);
        return ByteBuffer.allocate(12 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(content.length + 4)
                .put(ascii("WEBP"))
                .put(content)
                .array();
    }

    /** The lossy picture in an extended file with further chunks behind it. */
    static byte[] extendedWebp(int flags, byte[]... further) {
        byte[] still = lossyWebp();
        byte[] header = webpChunk("VP8X", new byte[] {(byte) flags, 0, 0, 0, 18, 0, 0, 14, 0, 0});
        return riff(header, Arrays.copyOfRange(still, 12, still.length), joined(further));
    }

    /** A superbox with the description that makes it a C2PA manifest store. */
    static byte[] manifest(int length) {
        byte[] description = joined(new byte[] {0, 0, 0, 30}, ascii("jumdc2pa" + UUID_TAIL + "\u0003c2pa\0"));
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) 0x5A);
        int size = 8 + description.length + length;
        return joined(ByteBuffer.allocate(4).putInt(size).array(), ascii("jumb"), description, content);
    }

    /** The manifest in APP11 segments: box instance, packet number, and in each the header of the box. */
    static byte[] jumbfSegments(byte[] box, int segments) {
        byte[] header = Arrays.copyOf(box, 8);
        byte[] content = Arrays.copyOfRange(box, 8, box.length);
        int part = content.length / segments + 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < segments; i++) {
            byte[] slice = Arrays.copyOfRange(content, i * part, Math.min(content.length, (i + 1) * part));
            out.writeBytes(jpegSegment(
                    0xEB, joined(ascii("JP"), new byte[] {0, 7, 0, 0, 0, (byte) (i + 1)}, header, slice)));
        }
        return out.toByteArray();
    }

    static byte[] inserted(byte[] into, int offset, byte[] bytes) {
        return joined(Arrays.copyOf(into, offset), bytes, Arrays.copyOfRange(into, offset, into.length));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encoded(String format, BufferedImage picture) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalArgumentException("no encoder for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] webp(BufferedImage picture, String compression) {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/webp").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(compression);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
