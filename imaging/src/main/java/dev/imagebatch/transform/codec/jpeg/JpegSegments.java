package dev.imagebatch.transform.codec.jpeg;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.transform.TransformException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a JPEG marker by marker up to its end. Not thread-safe. */
final class JpegSegments {

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MOST_SCANS = 200;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;

    private final DataInputStream in;
    private final JpegProfile profile = new JpegProfile();
    private @Nullable Dimensions size;
    private int components;
    private byte[] exif = new byte[0];
    private int scans;

    JpegSegments(InputStream in) {
        this.in = new DataInputStream(in);
    }

    void read() throws TransformException, IOException {
        try {
            if (in.readUnsignedShort() != 0xFFD8) {
                throw TransformException.damaged("it is damaged: its JPEG does not start as one");
            }
            for (int marker = marker(); marker != END; marker = marker()) {
                segment(marker);
            }
        } catch (EOFException e) {
            throw TransformException.damaged("it is cut off: its JPEG has no end", e);
        }
        if (size == null || scans == 0) {
            throw TransformException.damaged("it is a JPEG without pixels");
        }
    }

    Dimensions size() {
        return size == null ? new Dimensions(1, 1) : size;
    }

    int components() {
        return components;
    }

    Optional<byte[]> exif() {
        return exif.length == 0 ? Optional.empty() : Optional.of(exif.clone());
    }

    Optional<byte[]> profile() {
        return profile.whole();
    }

    /** The next marker that is no restart; what stands before it, such as packed pixels, is stepped over. */
    private int marker() throws IOException {
        while (true) {
            int value = in.readUnsignedByte();
            while (value != 0xFF) {
                value = in.readUnsignedByte();
            }
            while (value == 0xFF) {
                value = in.readUnsignedByte();
            }
            boolean alone = value <= 0x01 || value >= 0xD0 && value <= 0xD8;
            if (!alone) {
                return value;
            }
        }
    }

    private void segment(int marker) throws TransformException, IOException {
        int length = in.readUnsignedShort() - 2;
        if (length < 0) {
            throw TransformException.damaged("it is damaged: its JPEG has a segment of impossible length");
        }
        byte[] data = new byte[length];
        in.readFully(data);
        switch (marker) {
            case 0xC0, 0xC1, 0xC2 -> frame(ByteBuffer.wrap(data));
            case 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF ->
                throw new TransformException(
                        "it is a JPEG of a rare kind (lossless or arithmetic) that is not decoded here");
            case 0xE1 -> exif(data);
            case 0xE2 -> profile.add(data);
            case SCAN -> scan();
            default -> {
                // Says nothing that is needed here.
            }
        }
    }

    private void frame(ByteBuffer data) throws TransformException {
        if (data.remaining() < 6 || size != null) {
            throw TransformException.damaged("it is damaged: its JPEG has a broken frame, or two");
        }
        int precision = data.get();
        int height = data.getShort() & 0xFFFF;
        int width = data.getShort() & 0xFFFF;
        components = data.get();
        if (precision != 8 || height < 1 || width < 1) {
            throw new TransformException("it is a JPEG of a rare kind (" + precision + " bits, " + width + "x" + height
                    + ") that is not decoded here");
        }
        if (components == 4) {
            throw new TransformException("it is a CMYK JPEG, made for print: convert it to RGB first");
        }
        if (components != 1 && components != 3) {
            throw new TransformException("it is a JPEG of a rare kind (" + components + " components)");
        }
        size = new Dimensions(width, height);
        profile.components(components);
    }

    private void exif(byte[] data) {
        if (exif.length == 0
                && data.length > EXIF.length
                && Arrays.equals(data, 0, EXIF.length, EXIF, 0, EXIF.length)) {
            exif = Arrays.copyOfRange(data, EXIF.length, data.length);
        }
    }

    private void scan() throws TransformException {
        if (++scans > MOST_SCANS) {
            throw new TransformException("its JPEG has more than " + MOST_SCANS + " scans, which no program writes");
        }
    }
}
