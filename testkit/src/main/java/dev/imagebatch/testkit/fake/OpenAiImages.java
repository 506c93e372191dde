package dev.imagebatch.testkit.fake;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.testkit.TinyImages;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The images of an answer, written as Base64 text without holding that text in memory. */
final class OpenAiImages {

    private final AtomicLong made = new AtomicLong();
    private volatile int length;
    private volatile @Nullable BiFunction<String, Dimensions, byte[]> artist;

    /** Sets the length of every PNG image in bytes; 0 for no padding. */
    void length(int bytes) {
        this.length = bytes;
    }

    /** Sets the artist of PNG images, called with prompt and size. */
    void artist(BiFunction<String, Dimensions, byte[]> drawing) {
        this.artist = drawing;
    }

    byte[] draw(String prompt, Dimensions size, String format) {
        long number = made.incrementAndGet();
        return switch (format) {
            case "jpeg" -> TinyImages.jpeg(size);
            case "webp" -> TinyImages.webp(size);
            case "gif" -> TinyImages.gif(size);
            default -> png(prompt, size, "image " + number);
        };
    }

    private byte[] png(String prompt, Dimensions size, String text) {
        BiFunction<String, Dimensions, byte[]> drawing = artist;
        if (drawing != null) {
            return drawing.apply(prompt, size);
        }
        byte[] image = TinyImages.png(size, text);
        return length == 0 ? image : TinyImages.padded(image, length);
    }

    static void writeBase64(byte[] image, OutputStream out) throws IOException {
        try (OutputStream encoder = Base64.getEncoder().wrap(new Unclosed(out))) {
            encoder.write(image);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() {
            // the answer goes on
        }
    }
}
