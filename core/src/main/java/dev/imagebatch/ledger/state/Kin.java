package dev.imagebatch.ledger.state;

import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says of the subject that its image belongs to.
 *
 * @param subject the subject, or null
 * @param id the id in the sink of the image or the placeholder, or null if there is none
 * @param picture the received picture that the image was made of, or null if it is that picture
 * @param replaced the id in the sink of the placeholder whose place the image took, or null
 */
public record Kin(
        @Nullable Subject subject,
        @Nullable String id,
        @Nullable Fingerprint picture,
        @Nullable String replaced) {

    static Kin of(ImageStored entry) {
        ImageStored.Relations relations = entry.relations();
        return new Kin(relations.subject(), entry.image().id(), relations.picture(), relations.replaced());
    }

    static Kin of(ItemFailed entry) {
        String placeholder =
                entry.placeholder() == null ? null : entry.placeholder().id();
        return new Kin(entry.subject(), placeholder, null, null);
    }
}
