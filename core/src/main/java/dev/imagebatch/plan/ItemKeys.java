package dev.imagebatch.plan;

import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Fingerprinter;
import java.io.IOException;

/**
 * Gives each item the fingerprint by which the ledger knows it, as the declared reuse wants it.
 *
 * <p>Not thread-safe: each thread uses its own.
 *
 * @since 0.1
 */
public final class ItemKeys {

    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final Reuse reuse;
    private final String batch;

    /** Keys for one batch. */
    public ItemKeys(Reuse reuse, String batch) {
        this.reuse = reuse;
        this.batch = batch;
    }

    /**
     * The key of a variant of a specification.
     *
     * @param resolution the specification
     * @param variant which variant, from 0
     * @param ordinal the item's place in the batch, from 0
     * @throws IOException if a reference cannot be read
     */
    public Fingerprint of(Resolution resolution, int variant, long ordinal) throws IOException {
        Fingerprint picture = fingerprinter.of(resolution.request(), variant);
        return switch (reuse) {
            case LEDGER -> picture;
            case BATCH -> fingerprinter.derived(picture, "batch", batch);
            case NONE -> fingerprinter.derived(picture, "item", batch, Long.toString(ordinal));
        };
    }

    /** The key of something that belongs to an item. */
    public Fingerprint derived(Fingerprint item, String... words) {
        return fingerprinter.derived(item, words);
    }
}
