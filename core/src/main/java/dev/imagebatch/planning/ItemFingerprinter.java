package dev.imagebatch.planning;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.index.Fingerprinter;
import dev.imagebatch.policy.ReusePolicy;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ImageTransform;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The maker of the ledger keys of a batch's items, which depend on the batch's reuse policy.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class ItemFingerprinter {

    private final RequestFingerprinter requests = new RequestFingerprinter();
    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final ReusePolicy reuse;
    private final String batch;

    /** Creates a fingerprinter for one batch. */
    public ItemFingerprinter(ReusePolicy reuse, String batch) {
        this.reuse = reuse;
        this.batch = batch;
    }

    /**
     * Returns the keys of a variant of a specification.
     *
     * @param resolution the resolved specification
     * @param variant the variant, from 0
     * @param ordinal the item's place in the batch, from 0
     * @throws IOException if a reference cannot be read
     */
    public ItemKeys of(Resolution resolution, int variant, long ordinal) throws IOException {
        Fingerprint picture = picture(resolution, variant, ordinal);
        return new ItemKeys(picture, stored(picture, resolution.specification()));
    }

    /** Returns the key of a duplicate's copy of a stored image. */
    public Fingerprint copy(Fingerprint stored, ImageSpecification specification, int variant) {
        return derived(stored, "copy", specification.id(), "" + variant);
    }

    /** Returns a key derived from an item's key. */
    public Fingerprint derived(Fingerprint item, String... words) {
        return fingerprinter.derived(item, words);
    }

    private Fingerprint picture(Resolution resolution, int variant, long ordinal) throws IOException {
        Fingerprint picture = requested(resolution, variant);
        return switch (reuse) {
            case LEDGER -> picture;
            case BATCH -> derived(picture, "batch", batch);
            case NONE -> derived(picture, "item", batch, Long.toString(ordinal));
        };
    }

    /** An unwritten prompt is represented by its brief and its writer. */
    private Fingerprint requested(Resolution resolution, int variant) throws IOException {
        Fingerprint picture = requests.of(resolution.request(), variant);
        Optional<String> writer = resolution.specification().promptWriter();
        return writer.isEmpty() ? picture : derived(picture, "unwritten", writer.get());
    }

    private Fingerprint stored(Fingerprint picture, ImageSpecification specification) {
        if (specification.transforms().isEmpty()) {
            return picture;
        }
        Stream<String> transforms = specification.transforms().stream().map(ImageTransform::text);
        return derived(
                picture, Stream.concat(Stream.of("transforms"), transforms).toArray(String[]::new));
    }
}
