package dev.imagebatch.sink.s3;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.ImageSpecification;
import java.net.URI;
import java.nio.file.Path;

/** Stores an image file in a bucket and reads it back: {@code ENDPOINT BUCKET FILE}. */
final class StoreLarge {

    private StoreLarge() {}

    public static void main(String[] arguments) throws Exception {
        try (S3Sink sink = StandIn.at(URI.create(arguments[0]), arguments[1]).build()) {
            StoredImage stored = sink.store(StoreRequest.of(
                    "large.png",
                    ImageFile.read(Path.of(arguments[2])).orElseThrow(),
                    ImageSpecification.builder("large", "a large picture").build(),
                    new Fingerprint(3, 4)));
            System.out.println("intact: " + sink.read(stored).orElseThrow().isIntact());
        }
    }
}
