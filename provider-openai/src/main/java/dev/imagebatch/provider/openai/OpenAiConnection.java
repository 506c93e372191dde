package dev.imagebatch.provider.openai;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.ProviderSettings;
import java.util.Optional;

/**
 * The way to the server.
 *
 * @param server where it is
 * @param access who asks, as far as the environment says
 * @param line the client
 * @param credentials whether the caller's own client has them
 */
record OpenAiConnection(BaseUrl server, OpenAiCredentials access, LazyTransport line, Credentials credentials) {

    /** Where the credentials are. */
    enum Credentials {
        /** In the environment. */
        ENVIRONMENT,
        /** In the caller's own client. */
        CLIENT
    }

    /**
     * The way that the environment says.
     *
     * @throws IllegalArgumentException if it names no address that can be called
     */
    static OpenAiConnection of(ProviderSettings settings) {
        OpenAiCredentials access = OpenAiCredentials.of(settings);
        BaseUrl server = server(settings);
        return new OpenAiConnection(server, access, new LazyTransport(access, server, null), Credentials.ENVIRONMENT);
    }

    /**
     * The way over a client of the caller's making, to the address that the environment says.
     *
     * @throws IllegalArgumentException if it names no address that can be called
     */
    static OpenAiConnection over(ProviderSettings settings, OpenAIOkHttpClient.Builder client) {
        OpenAiCredentials access = OpenAiCredentials.of(settings);
        BaseUrl server = server(settings);
        return new OpenAiConnection(server, access, new LazyTransport(access, server, client), Credentials.CLIENT);
    }

    /** Why no call can work, if that is known without one. */
    Optional<String> problem() {
        if (credentials == Credentials.CLIENT || access.hasKey() || server.isLocal()) {
            return Optional.empty();
        }
        return Optional.of("no key for " + server + ": set OPENAI_API_KEY");
    }

    /** Returns a redactor that hides the key. */
    SecretRedactor redactor() {
        return SecretRedactor.ofKeys(access.secret().stream().toList());
    }

    private static BaseUrl server(ProviderSettings settings) {
        return BaseUrl.of(settings.variable("OPENAI_BASE_URL").orElse(BaseUrl.OPENAI));
    }
}
