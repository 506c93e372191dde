package dev.imagebatch.webp;

import dev.imagebatch.transform.TransformException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the chunks of a WebP from the first to the last. Not thread-safe. */
final class RiffChunks {

    private static final int LONGEST_KEPT = 4 << 20;
    private static final int HEAD = 8;

    private final DataInputStream in;
    private boolean lossy;
    private boolean lossless;
    private byte[] exif = new byte[0];
    private byte[] profile = new byte[0];

    RiffChunks(InputStream in) {
        this.in = new DataInputStream(in);
    }

    void read() throws TransformException, IOException {
        try {
            if (!word().equals("RIFF")) {
                throw TransformException.damaged("it is damaged: its WebP does not start as one");
            }
            long left = size() - 4;
            if (!word().equals("WEBP")) {
                throw TransformException.damaged("it is damaged: its WebP does not start as one");
            }
            while (left >= HEAD) {
                left -= HEAD + chunk();
            }
        } catch (EOFException e) {
            throw TransformException.damaged("it is cut off: its WebP ends in the midst", e);
        }
        if (!lossy && !lossless) {
            throw TransformException.damaged("it is a WebP without pixels");
        }
    }

    boolean isLossless() {
        return lossless;
    }

    Optional<byte[]> exif() {
        return exif.length == 0 ? Optional.empty() : Optional.of(exif.clone());
    }

    Optional<byte[]> profile() {
        return profile.length == 0 ? Optional.empty() : Optional.of(profile.clone());
    }

    /** Its length without its head, padding included. */
    private long chunk() throws TransformException, IOException {
        String type = word();
        long length = size();
        long padded = length + (length & 1);
        switch (type) {
            case "VP8 " -> lossy = true;
            case "VP8L" -> lossless = true;
            case "ANIM", "ANMF" ->
                throw new TransformException("it is an animated WebP, and only still pictures are transformed");
            default -> {
                // Says nothing about the pixels.
            }
        }
        boolean kept = (type.equals("EXIF") || type.equals("ICCP")) && length <= LONGEST_KEPT;
        if (kept) {
            keep(type, (int) length);
        }
        in.skipNBytes(kept ? padded - length : padded);
        return padded;
    }

    private void keep(String type, int length) throws IOException {
        byte[] data = in.readNBytes(length);
        if (data.length < length) {
            throw new EOFException();
        }
        if (type.equals("EXIF")) {
            exif = data;
        } else {
            profile = data;
        }
    }

    private String word() throws IOException {
        byte[] bytes = new byte[4];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private long size() throws IOException {
        byte[] bytes = new byte[4];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xFFFFFFFFL;
    }
}
