package dev.imagebatch.provider.openai;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to the server.
 *
 * @param server where it is
 * @param access who asks, or null if the caller's client knows
 * @param line the client
 */
record Connection(BaseUrl server, @Nullable Access access, LazyLine line) {

    /** Why no call can work, if that is known without one. */
    Optional<String> problem() {
        if (access == null || access.hasKey() || server.isLocal()) {
            return Optional.empty();
        }
        return Optional.of("no key for " + server + ": set OPENAI_API_KEY");
    }

    /** The key that must never be shown. */
    Optional<String> secret() {
        return access == null ? Optional.empty() : access.secret();
    }
}
