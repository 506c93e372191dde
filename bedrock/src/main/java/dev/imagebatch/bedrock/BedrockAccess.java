package dev.imagebatch.bedrock;

import dev.imagebatch.provider.ProviderSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * The destination and credentials of calls, read from the environment in the settings, then from the AWS configuration.
 *
 * <p>Immutable and thread-safe; {@link #toString()} shows no keys.
 */
final class BedrockAccess {

    private static final String KEY_VARIABLE = "AWS_BEARER_TOKEN_BEDROCK";
    private static final String KEY_PROPERTY = "aws.bearerTokenBedrock";

    private final Region region;
    private final Optional<URI> endpoint;
    private final Optional<String> key;
    private final ProviderSettings settings;

    /**
     * Reads the destination and credentials.
     *
     * @throws IllegalArgumentException if a configured endpoint is not a valid address
     */
    BedrockAccess(ProviderSettings settings, String defaultRegion) {
        this.settings = settings;
        this.region = Region.of(settings.option(BedrockSettings.REGION)
                .or(() -> settings.variable("AWS_REGION"))
                .or(BedrockAccess::configuredRegion)
                .orElse(defaultRegion));
        this.endpoint = settings.variable("AWS_ENDPOINT_URL_BEDROCK_RUNTIME")
                .or(() -> settings.variable("AWS_ENDPOINT_URL"))
                .map(BedrockAccess::address);
        this.key = settings.variable(KEY_VARIABLE)
                .or(() -> Optional.ofNullable(System.getProperty(KEY_PROPERTY)))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    Region region() {
        return region;
    }

    Optional<URI> endpoint() {
        return endpoint;
    }

    /** Returns the Bedrock API key, which takes precedence over credentials. */
    Optional<String> key() {
        return key;
    }

    /** Returns the secrets contained in the settings, which must not appear in messages. */
    List<String> secrets() {
        return Stream.of(key, settings.variable("AWS_SECRET_ACCESS_KEY"), settings.variable("AWS_SESSION_TOKEN"))
                .flatMap(Optional::stream)
                .toList();
    }

    AwsCredentialsProvider credentials() {
        Optional<String> id = settings.variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = settings.variable("AWS_SECRET_ACCESS_KEY");
        if (id.isPresent() && secret.isPresent()) {
            return StaticCredentialsProvider.create(settings.variable("AWS_SESSION_TOKEN")
                    .<software.amazon.awssdk.auth.credentials.AwsCredentials>map(
                            token -> AwsSessionCredentials.create(id.get(), secret.get(), token))
                    .orElseGet(() -> AwsBasicCredentials.create(id.get(), secret.get())));
        }
        DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
        settings.variable("AWS_PROFILE").ifPresent(chain::profileName);
        return chain.build();
    }

    /** Returns the reason why calls cannot be made; empty if they can. */
    Optional<String> problem() {
        if (key.isPresent()) {
            return key.get().chars().allMatch(c -> c > ' ' && c < 127)
                    ? Optional.empty()
                    : Optional.of(KEY_VARIABLE + " holds spaces or characters that no key has: copy the key again");
        }
        try {
            credentials().resolveCredentials();
            return Optional.empty();
        } catch (SdkClientException e) {
            return Optional.of(noCredentials());
        }
    }

    String noCredentials() {
        return "no credentials for Bedrock in " + region + ": set " + KEY_VARIABLE
                + " to a Bedrock API key, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or log in with AWS_PROFILE";
    }

    /** Returns the endpoint or region, and the kind of credentials. */
    @Override
    public String toString() {
        return endpoint.map(URI::toString).orElseGet(region::id) + ", "
                + (key.isPresent() ? "Bedrock API key" : "AWS credentials");
    }

    /** Returns the configured region. Skips the EC2 metadata service, which would require a network request. */
    private static Optional<String> configuredRegion() {
        AwsRegionProvider chain =
                new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
        try {
            return Optional.ofNullable(chain.getRegion()).map(Region::id);
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text.strip());
            if (address.getHost() != null && address.getScheme().matches("https?")) {
                return address;
            }
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException("the endpoint of Bedrock is no address such as https://host", e);
        }
        throw new IllegalArgumentException("the endpoint of Bedrock is no address such as https://host: " + text);
    }
}
