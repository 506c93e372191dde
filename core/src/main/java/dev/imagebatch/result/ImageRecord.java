package dev.imagebatch.result;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.StoredPart;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The origin and the processing of a stored image, as recorded in the ledger.
 *
 * <p>Immutable and thread-safe.
 *
 * @param fingerprint the identity of the stored image
 * @param answeredBy the version of the model that answered, or null if the provider does not report it
 * @param callId the provider's id of the call, or null if the provider does not report it
 * @param pieces all stored parts of the image, the first part first
 * @param transforms the applied transforms, as written in a specification file
 * @param marks the provenance marks of the stored image
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

    /** Returns the version of the model that answered. */
    public Optional<String> modelVersion() {
        return Optional.ofNullable(answeredBy);
    }

    /** Returns the provider's id of the call. */
    public Optional<String> requestId() {
        return Optional.ofNullable(callId);
    }
}
