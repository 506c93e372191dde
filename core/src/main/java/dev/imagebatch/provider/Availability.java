package dev.imagebatch.provider;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider can be expected to answer, and what to do if not.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Availability {

    private static final Availability AVAILABLE = new Availability(null);

    private final @Nullable String reason;

    private Availability(@Nullable String reason) {
        this.reason = reason;
    }

    /** Calls can be expected to work. */
    public static Availability available() {
        return AVAILABLE;
    }

    /**
     * Calls cannot work.
     *
     * @param reason why, and what to do about it
     */
    public static Availability unavailable(String reason) {
        return new Availability(reason);
    }

    /** Whether calls can be expected to work. */
    public boolean isAvailable() {
        return reason == null;
    }

    /** Why not, and what to do about it. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
