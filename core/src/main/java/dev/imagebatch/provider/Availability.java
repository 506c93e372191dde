package dev.imagebatch.provider;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The availability of a provider, and the reason if it is unavailable.
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

    /** Returns that calls can be expected to work. */
    public static Availability available() {
        return AVAILABLE;
    }

    /**
     * Returns that calls cannot work.
     *
     * @param reason the reason, and what to do about it
     */
    public static Availability unavailable(String reason) {
        return new Availability(Objects.requireNonNull(reason, "reason"));
    }

    /** Returns whether calls can be expected to work. */
    public boolean isAvailable() {
        return reason == null;
    }

    /** Returns the reason for being unavailable, and what to do about it. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
