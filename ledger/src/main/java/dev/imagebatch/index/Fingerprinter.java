package dev.imagebatch.index;

import dev.imagebatch.image.Fingerprint;

/** A maker of {@link Fingerprint}s from words. Not thread-safe: each thread uses its own. */
public final class Fingerprinter {

    private final FingerprintDigest digest = new FingerprintDigest();

    /** Creates a fingerprinter. */
    public Fingerprinter() {}

    /** Returns the fingerprint of something that is derived from another thing and distinguished by these words. */
    public Fingerprint derived(Fingerprint from, String... words) {
        digest.clear();
        digest.fingerprint(from);
        return digested(words);
    }

    /** Returns the fingerprint of something that is distinguished by these words alone. */
    public Fingerprint of(String... words) {
        digest.clear();
        return digested(words);
    }

    private Fingerprint digested(String... words) {
        for (String word : words) {
            digest.text(word);
        }
        return digest.fingerprint();
    }
}
