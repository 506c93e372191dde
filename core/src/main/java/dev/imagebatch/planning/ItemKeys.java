package dev.imagebatch.planning;

import dev.imagebatch.policy.ReusePolicy;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Fingerprinter;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ImageTransform;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives each item the fingerprint by which the ledger knows it, as the declared reuse wants it.
 *
 * <p>Not thread-safe: each thread uses its own.
 *
 * @since 0.1
 */
public final class ItemKeys {

    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final ReusePolicy reuse;
    private final String batch;

    /**
     * The keys of an image.
     *
     * @param picture of the picture that is asked for
     * @param item of what is stored of it; the same one unless something is done to the picture
     */
    public record Keys(Fingerprint picture, Fingerprint item) {

        /** Whether nothing is done to the picture. */
        public boolean isSame() {
            return picture.equals(item);
        }
    }

    /** Keys for one batch. */
    public ItemKeys(ReusePolicy reuse, String batch) {
        this.reuse = reuse;
        this.batch = batch;
    }

    /**
     * The keys of a variant of a specification.
     *
     * @param resolution the specification
     * @param variant which variant, from 0
     * @param ordinal the item's place in the batch, from 0
     * @throws IOException if a reference cannot be read
     */
    public Keys of(Resolution resolution, int variant, long ordinal) throws IOException {
        Fingerprint picture = picture(resolution, variant, ordinal);
        return new Keys(picture, stored(picture, resolution.specification()));
    }

    private Fingerprint picture(Resolution resolution, int variant, long ordinal) throws IOException {
        Fingerprint picture = asked(resolution, variant);
        return switch (reuse) {
            case LEDGER -> picture;
            case BATCH -> fingerprinter.derived(picture, "batch", batch);
            case NONE -> fingerprinter.derived(picture, "item", batch, Long.toString(ordinal));
        };
    }

    /** As long as the prompt is not written, the brief stands for it. */
    private Fingerprint asked(Resolution resolution, int variant) throws IOException {
        Fingerprint picture = fingerprinter.of(resolution.request(), variant);
        Optional<String> writer = resolution.specification().promptWriter();
        return writer.isEmpty() ? picture : derived(picture, "unwritten", writer.get());
    }

    /** Of a picture with which nothing is done, what is stored is the picture. */
    private Fingerprint stored(Fingerprint picture, ImageSpecification specification) {
        if (specification.transforms().isEmpty()) {
            return picture;
        }
        String[] words = Stream.concat(
                        Stream.of("transforms"),
                        specification.transforms().stream().map(ImageTransform::text))
                .toArray(String[]::new);
        return derived(picture, words);
    }

    /** The key of a copy that a duplicate has of what is stored. */
    public Fingerprint copy(Fingerprint stored, ImageSpecification specification, int variant) {
        return derived(stored, "copy", specification.id(), "" + variant);
    }

    /** The key of something that belongs to an item. */
    public Fingerprint derived(Fingerprint item, String... words) {
        return fingerprinter.derived(item, words);
    }
}
