package dev.imagebatch;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import java.util.stream.IntStream;

/** Specifications for tests. */
final class Specs {

    private Specs() {}

    static ImageSpecification one(String id) {
        return ImageSpecification.builder(id, "a picture of " + id).build();
    }

    /** Different pictures with the ids {@code s0}, {@code s1} and so on. */
    static SpecificationSource many(int count) {
        return SpecificationSource.of(
                IntStream.range(0, count).mapToObj(i -> one("s" + i)).toList());
    }
}
