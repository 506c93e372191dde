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
public record EntrySubject(
        @Nullable Subject subject,
        @Nullable String id,
        @Nullable Fingerprint picture,
        @Nullable String replaced) {

    static EntrySubject of(ImageStored entry) {
        ImageStored.Relations relations = entry.relations();
        return new EntrySubject(relations.subject(), entry.image().id(), relations.picture(), relations.replaced());
    }

    static EntrySubject of(ItemFailed entry) {
        String placeholder =
                entry.placeholder() == null ? null : entry.placeholder().id();
        return new EntrySubject(entry.subject(), placeholder, null, null);
    }
}
