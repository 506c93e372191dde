package dev.imagebatch.testkit;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.spec.ImageRequest;

/** A source of images that differ by model, prompt, seed and variant. A length of 0 means no padding. */
record ScriptedImages(Sizing sizing, int length) {

    enum Sizing {
        TINY,
        AS_REQUESTED
    }

    private static final Dimensions TINY = new Dimensions(2, 2);

    byte[] of(ImageRequest request, int variant) {
        Dimensions size = sizing == Sizing.TINY ? TINY : request.size().orElse(TINY);
        String text = request.model()
                + ' '
                + Long.toHexString(hash(request.prompt()))
                + ' '
                + request.seed().orElse(-1)
                + ' '
                + variant;
        byte[] png = TinyImages.png(size, text);
        return length == 0 ? png : TinyImages.padded(png, length);
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
