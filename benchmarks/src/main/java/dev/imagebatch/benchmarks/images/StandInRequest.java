package dev.imagebatch.benchmarks.images;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** A reader of requests that returns the first line of each. */
final class StandInRequest {

    private static final String LENGTH = "content-length:";
    private static final String ENCODING = "transfer-encoding:";

    private StandInRequest() {}

    /** Returns the first line; empty if there is no further request. */
    static String read(InputStream in) throws IOException {
        String start = line(in);
        long length = 0;
        boolean chunked = false;
        for (String line = start; !line.isEmpty(); line = line(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(LENGTH)) {
                length = Long.parseLong(header.substring(LENGTH.length()).strip());
            }
            chunked |= header.startsWith(ENCODING) && header.endsWith("chunked");
        }
        if (chunked) {
            skipChunks(in);
        } else {
            in.skipNBytes(length);
        }
        return start;
    }

    private static void skipChunks(InputStream in) throws IOException {
        for (int size = chunk(in); size > 0; size = chunk(in)) {
            in.skipNBytes(size);
            line(in);
        }
        line(in);
    }

    private static int chunk(InputStream in) throws IOException {
        String line = line(in);
        int end = line.indexOf(';');
        return Integer.parseInt((end < 0 ? line : line.substring(0, end)).strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.length() > 0) {
                    throw new EOFException("a request ends in the middle of a line");
                }
                return "";
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
