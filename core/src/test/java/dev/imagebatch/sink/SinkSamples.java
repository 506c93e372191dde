package dev.imagebatch.sink;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.spec.ImageSpecification;
import java.nio.ByteBuffer;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Small images that differ, and requests to store them. */
final class SinkSamples {

    private SinkSamples() {}

    static ImageData image(int seed) {
        return image(seed, 300);
    }

    static ImageData image(int seed, int length) {
        byte[] noise = new byte[length - 24];
        new Random(seed).nextBytes(noise);
        ByteBuffer bytes = ByteBuffer.allocate(length);
        bytes.putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .putInt(0x49484452)
                .putInt(64)
                .putInt(48);
        bytes.put(noise);
        return ImageData.of(bytes.array()).orElseThrow();
    }

    static StoreRequest request(String key, ImageData image) {
        return request(key, image, null);
    }

    static StoreRequest request(String key, ImageData image, @Nullable StoredImage replaced) {
        ImageSpecification specification =
                ImageSpecification.builder("a", "a harbour").build();
        StoreRequest request = StoreRequest.of(key, image, specification, new Fingerprint(1, 2));
        return replaced == null ? request : request.replacing(replaced);
    }
}
