package dev.imagebatch.result;

import dev.imagebatch.image.StoredPart;
import dev.imagebatch.spec.Fingerprint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a stored image comes from and what was done to it, as the ledger keeps it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param fingerprint the identity of what is stored
 * @param answeredBy the version of the model that really answered, or null if the provider does not tell
 * @param callId by which the provider's support finds the call, or null if the provider does not tell
 * @param pieces all that is stored of it, the first piece first
 * @param transforms what was done to the received image, in the words of a specification file; empty if its bytes are
 *     stored as they came
 * @param marks what the stored image says about where it comes from
 * @since 0.1
 */
public record ImageRecord(
        Fingerprint fingerprint,
        @Nullable String answeredBy,
        @Nullable String callId,
        List<StoredPart> pieces,
        List<String> transforms,
        List<String> marks) {

    /** Copies the lists. */
    public ImageRecord {
        pieces = List.copyOf(pieces);
        transforms = List.copyOf(transforms);
        marks = List.copyOf(marks);
    }

    /** The version of the model that really answered. */
    public Optional<String> modelVersion() {
        return Optional.ofNullable(answeredBy);
    }

    /** By which the provider's support finds the call. */
    public Optional<String> requestId() {
        return Optional.ofNullable(callId);
    }
}
