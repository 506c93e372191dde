package dev.imagebatch.sink.s3;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.TinyImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.atomic.AtomicInteger;

/** Images to be stored. */
final class Pictures {

    static final String PACKET = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>about it</x:xmpmeta>";

    private static final Fingerprint FINGERPRINT = new Fingerprint(1, 2);

    private Pictures() {}

    static byte[] bytes(String text) {
        return TinyImages.png(text);
    }

    static StoreRequest request(String key, String text) {
        return request(key, bytes(text));
    }

    static StoreRequest request(String key, byte[] bytes) {
        return StoreRequest.of(key, image(bytes), specification().build(), FINGERPRINT);
    }

    static StoreRequest described(String key, String text, String altText) {
        return StoreRequest.of(
                key, image(bytes(text)), specification().altText(altText).build(), FINGERPRINT);
    }

    /** An image whose bytes are no longer the ones that were received, though just as many. */
    static StoreRequest changed(String key, String before, String after) {
        byte[] bytes = bytes(after);
        return request(key, before, () -> new ByteArrayInputStream(bytes));
    }

    /** An image whose file is gone when it is opened for the n-th time. */
    static StoreRequest unreadable(String key, int opening) {
        byte[] bytes = bytes("one");
        AtomicInteger openings = new AtomicInteger();
        return request(key, "one", () -> {
            if (openings.incrementAndGet() >= opening) {
                throw new NoSuchFileException(key);
            }
            return new ByteArrayInputStream(bytes);
        });
    }

    private static StoreRequest request(String key, String text, Upload.Source source) {
        ImageInfo info = image(bytes(text)).info();
        ImageData image = new ImageData() {
            @Override
            public ImageInfo info() {
                return info;
            }

            @Override
            public InputStream openStream() throws IOException {
                return source.open();
            }
        };
        return StoreRequest.of(key, image, specification().build(), FINGERPRINT);
    }

    static StoreRequest withSidecar(StoreRequest request) {
        return new StoreRequest(
                request.key(),
                request.image(),
                request.specification(),
                request.variant(),
                request.piece(),
                request.fingerprint(),
                request.replaced(),
                PACKET,
                request.steps());
    }

    static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static ImageSpecification.Builder specification() {
        return ImageSpecification.builder("hero", "a house on a hill");
    }

    private static ImageData image(byte[] bytes) {
        return ImageData.of(bytes).orElseThrow();
    }
}
