package dev.imagebatch.transform.codec.png;

import dev.imagebatch.transform.TransformException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Reads a PNG chunk by chunk, each with its checksum; a stream of the pixel data on the way. Not thread-safe. */
final class PngChunks {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;

    private final CRC32 sum = new CRC32();
    private final CheckedInputStream checked;
    private final DataInputStream in;
    private String type = "";
    private long left;
    private boolean started;

    PngChunks(InputStream bytes) {
        this.checked = new CheckedInputStream(bytes, sum);
        this.in = new DataInputStream(checked);
    }

    /** Goes to the next chunk; false at the last one, IEND. What is left of the current one is read for its checksum. */
    boolean next() throws TransformException, IOException {
        try {
            return started ? following() : first();
        } catch (EOFException e) {
            throw TransformException.damaged("it is cut off: its PNG ends in the midst", e);
        }
    }

    String type() {
        return type;
    }

    /** The whole content of the current chunk. */
    byte[] data(int longest) throws TransformException, IOException {
        if (left > longest) {
            throw TransformException.damaged("its PNG chunk " + type + " is longer than such a chunk can be");
        }
        byte[] data = in.readNBytes((int) left);
        if (data.length < left) {
            throw TransformException.damaged("it is cut off: its PNG ends in the midst");
        }
        left = 0;
        return data;
    }

    /** Reads from the pixel data, over the borders of chunks; -1 at its end. */
    int read(byte[] target, int offset, int length) throws TransformException, IOException {
        while (left == 0) {
            if (!type.equals("IDAT") || !next() || !type.equals("IDAT")) {
                return -1;
            }
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw TransformException.damaged("it is cut off: its PNG ends in the midst");
        }
        left -= count;
        return count;
    }

    private boolean first() throws TransformException, IOException {
        started = true;
        if (in.readLong() != SIGNATURE || !head() || !type.equals("IHDR")) {
            throw TransformException.damaged("it is damaged: its PNG does not start with its header");
        }
        return true;
    }

    private boolean following() throws TransformException, IOException {
        in.skipNBytes(left);
        left = 0;
        int computed = (int) sum.getValue();
        if (in.readInt() != computed) {
            throw TransformException.damaged("it is damaged: a checksum in its PNG is wrong");
        }
        return head();
    }

    private boolean head() throws TransformException, IOException {
        left = in.readInt();
        sum.reset();
        byte[] name = new byte[4];
        in.readFully(name);
        type = new String(name, StandardCharsets.ISO_8859_1);
        if (left < 0) {
            throw TransformException.damaged("it is damaged: its PNG has a chunk of impossible length");
        }
        if (type.equals("IEND")) {
            in.skipNBytes(left + Integer.BYTES);
            return false;
        }
        return true;
    }
}
