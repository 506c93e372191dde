package dev.imagebatch.testkit.fake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A chunked body of unknown length; {@link #end()} writes the last chunk. */
final class ChunkedStream extends OutputStream {

    private static final int CHUNK = 16 * 1024;

    private final OutputStream out;
    private final byte[] chunk = new byte[CHUNK];
    private int filled;

    ChunkedStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, CHUNK - filled);
            System.arraycopy(bytes, from + done, chunk, filled, part);
            filled += part;
            done += part;
            if (filled == CHUNK) {
                writeChunk();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (filled > 0) {
            writeChunk();
        }
        out.flush();
    }

    void end() throws IOException {
        flush();
        out.write(ascii("0\r\n\r\n"));
        out.flush();
    }

    private void writeChunk() throws IOException {
        out.write(ascii(Integer.toHexString(filled) + "\r\n"));
        out.write(chunk, 0, filled);
        out.write(ascii("\r\n"));
        filled = 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
