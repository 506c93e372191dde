package dev.imagebatch.provider.gemini;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that is unpacked while it is read. Gateways pack answers in gzip whether or not it was asked for, and the client
 * passes them on as they are.
 *
 * <p>Only {@link #close} may be called by another thread: it ends a read in progress.
 */
final class UnpackedBody extends InputStream {

    private final InputStream packed;
    private @Nullable InputStream unpacked;

    private UnpackedBody(InputStream packed) {
        this.packed = packed;
    }

    /** Returns a handler that passes bodies on as streams, unpacked if they are in gzip. */
    static BodyHandler<InputStream> handler() {
        return answer -> encoding(answer.headers()).endsWith("gzip")
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), UnpackedBody::new)
                : BodySubscribers.ofInputStream();
    }

    /** Returns whether an answer is in an encoding that the handler does not unpack. */
    static boolean isUnknown(HttpHeaders headers) {
        String encoding = encoding(headers);
        return !encoding.isEmpty() && !encoding.equals("identity") && !encoding.endsWith("gzip");
    }

    private static String encoding(HttpHeaders headers) {
        return headers.firstValue("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (unpacked == null) {
            unpacked = new GZIPInputStream(packed);
        }
        return unpacked.read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
