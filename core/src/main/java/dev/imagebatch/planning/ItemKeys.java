package dev.imagebatch.planning;

import dev.imagebatch.image.Fingerprint;

/**
 * The ledger keys of an image.
 *
 * @param picture the key of the generated picture
 * @param item the key of the stored image; equal to {@code picture} without transforms
 * @since 0.1
 */
public record ItemKeys(Fingerprint picture, Fingerprint item) {

    /** Returns whether the picture is stored as generated, without transforms. */
    public boolean isSame() {
        return picture.equals(item);
    }
}
