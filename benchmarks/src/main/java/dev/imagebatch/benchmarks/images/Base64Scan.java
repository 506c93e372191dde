package dev.imagebatch.benchmarks.images;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A hand-written scan for the image in an answer's JSON, decoded block by block without further checks. */
final class Base64Scan {

    private static final byte[] FIELD = "\"b64_json\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 64 * 1024;

    private final InputStream in;
    private final byte[] block = new byte[BLOCK];
    private final byte[] decoded = new byte[BLOCK / 4 * 3];

    private Base64Scan(InputStream in) {
        this.in = in;
    }

    /** Writes the image of an answer. */
    static void decode(InputStream answer, OutputStream out) throws IOException {
        Base64Scan scan = new Base64Scan(answer);
        scan.findValue();
        scan.decodeValue(out);
        answer.transferTo(OutputStream.nullOutputStream());
    }

    private void findValue() throws IOException {
        int found = 0;
        while (found < FIELD.length) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no image in the answer");
            }
            found = next == FIELD[found] ? found + 1 : next == FIELD[0] ? 1 : 0;
        }
    }

    private void decodeValue(OutputStream out) throws IOException {
        boolean more = true;
        while (more) {
            int length = in.readNBytes(block, 0, BLOCK);
            more = length == BLOCK && decodeWhole(out);
            if (!more) {
                decodeLast(length, out);
            }
        }
    }

    /**
     * Returns true if the block contains image data only. Searching every block for the end would take as long as
     * decoding.
     */
    private boolean decodeWhole(OutputStream out) throws IOException {
        int bytes;
        try {
            bytes = Base64.getDecoder().decode(block, decoded);
        } catch (IllegalArgumentException e) {
            return false;
        }
        out.write(decoded, 0, bytes);
        return true;
    }

    private void decodeLast(int length, OutputStream out) throws IOException {
        int end = 0;
        while (end < length && block[end] != '"') {
            end++;
        }
        if (end == length) {
            throw new EOFException("the image ends too early");
        }
        out.write(Base64.getDecoder().decode(Arrays.copyOf(block, end)));
    }
}
