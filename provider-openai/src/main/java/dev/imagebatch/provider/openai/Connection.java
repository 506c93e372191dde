package dev.imagebatch.provider.openai;

import java.util.Optional;

/**
 * The way to the server.
 *
 * @param server where it is
 * @param access who asks, as far as the environment says
 * @param line the client
 * @param credentials whether the caller's own client has them
 */
record Connection(BaseUrl server, Access access, LazyLine line, Credentials credentials) {

    /** Where the credentials are. */
    enum Credentials {
        /** In the environment. */
        ENVIRONMENT,
        /** In the caller's own client. */
        CLIENT
    }

    /** Why no call can work, if that is known without one. */
    Optional<String> problem() {
        if (credentials == Credentials.CLIENT || access.hasKey() || server.isLocal()) {
            return Optional.empty();
        }
        return Optional.of("no key for " + server + ": set OPENAI_API_KEY");
    }

    /** The key that must never be shown. */
    Optional<String> secret() {
        return access.secret();
    }
}
