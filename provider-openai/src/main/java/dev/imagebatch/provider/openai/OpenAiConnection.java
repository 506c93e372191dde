package dev.imagebatch.provider.openai;

import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.ProviderSettings;
import java.util.Optional;

/**
 * The connection to the server.
 *
 * @param server the address of the server
 * @param access the credentials from the environment
 * @param line the client
 * @param credentials the place that holds the credentials
 */
record OpenAiConnection(BaseUrl server, OpenAiCredentials access, LazyTransport line, Credentials credentials) {

    /** The place that holds the credentials. */
    enum Credentials {
        /** The environment. */
        ENVIRONMENT,
        /** The caller's own client. */
        CLIENT
    }

    /**
     * Returns the connection that the environment describes.
     *
     * @throws IllegalArgumentException if {@code OPENAI_BASE_URL} is not a valid address
     */
    static OpenAiConnection of(ProviderSettings settings) {
        OpenAiCredentials access = OpenAiCredentials.of(settings);
        BaseUrl server = server(settings);
        return new OpenAiConnection(server, access, new LazyTransport(access, server, null), Credentials.ENVIRONMENT);
    }

    /**
     * Returns the connection over a client that the caller made, to the address in the environment.
     *
     * @throws IllegalArgumentException if {@code OPENAI_BASE_URL} is not a valid address
     */
    static OpenAiConnection over(ProviderSettings settings, OpenAIOkHttpClient.Builder client) {
        OpenAiCredentials access = OpenAiCredentials.of(settings);
        BaseUrl server = server(settings);
        return new OpenAiConnection(server, access, new LazyTransport(access, server, client), Credentials.CLIENT);
    }

    /** Returns the reason for which every call would fail; empty if none is known without a call. */
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
