package dev.imagebatch.sink.s3;

import dev.imagebatch.image.ImageBytes;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.TinyImages;

/** Images to be stored. */
final class Pictures {

    static final String PACKET = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>about it</x:xmpmeta>";

    private static final ImageSpecification SPECIFICATION =
            ImageSpecification.builder("hero", "a house on a hill").build();

    private Pictures() {}

    static byte[] bytes(String text) {
        return TinyImages.png(text);
    }

    static StoreRequest request(String key, String text) {
        return request(key, bytes(text));
    }

    static StoreRequest request(String key, byte[] bytes) {
        ImageBytes image = ImageBytes.of(bytes).orElseThrow();
        return StoreRequest.of(key, image, SPECIFICATION, new Fingerprint(1, 2));
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
                PACKET);
    }
}
