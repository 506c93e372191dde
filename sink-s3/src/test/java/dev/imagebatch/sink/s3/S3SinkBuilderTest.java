package dev.imagebatch.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** What a sink can be told, and the addresses that come of it. */
class S3SinkBuilderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            council      | VIRTUAL_HOST | https://council.s3.eu-central-1.amazonaws.com/a/hero%20%C3%BC%2B1.png
            council      | PATH         | https://s3.eu-central-1.amazonaws.com/council/a/hero%20%C3%BC%2B1.png
            council.org  | VIRTUAL_HOST | https://s3.eu-central-1.amazonaws.com/council.org/a/hero%20%C3%BC%2B1.png
            """)
    void address_ofAmazonsBucket_isTheObjects(String bucket, AddressStyle style, String address) {
        S3SinkBuilder sink = S3Sink.bucket(bucket).region("eu-central-1").addressStyle(style);

        assertThat(address(sink, "a/hero ü+1.png")).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.example.org:9000, PATH, https://s3.example.org:9000/council/a.png",
        "https://s3.example.org, VIRTUAL_HOST, https://council.s3.example.org/a.png"
    })
    void address_ofCompatibleServer_followsItsStyle(URI endpoint, AddressStyle style, String address) {
        S3SinkBuilder sink = S3Sink.bucket("council").endpoint(endpoint).addressStyle(style);

        assertThat(address(sink, "a.png")).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://images.example.org/pictures", "https://images.example.org/pictures/"})
    void address_published_isBelowThePublicOne(URI published) {
        S3SinkBuilder sink = S3Sink.bucket("council").region("eu-central-1").publicAddress(published);

        assertThat(address(sink, "a/hero ü.png"))
                .isEqualTo(URI.create("https://images.example.org/pictures/a/hero%20%C3%BC.png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b", "arn:aws:s3:eu-west-1:1:accesspoint/x", "-a-", "über"})
    void bucket_withoutABucketsName_isRefused(String name) {
        assertThatThrownBy(() -> S3Sink.bucket(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "a//b", "../a", "a/./b", "a\nb", "a\\b"})
    void prefix_thatServersResolve_isRefused(String prefix) {
        assertThatThrownBy(() -> S3Sink.bucket("council").prefix(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:password@example.org", "ftp://example.org", "/path", "https://h/?password"})
    void endpoint_thatIsNoPlainAddress_isRefusedWithoutQuotingIt(URI address) {
        assertThatThrownBy(() -> S3Sink.bucket("council").endpoint(address))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("password");
    }

    @Test
    @DisplayName("Values that would break out of a header, or make no sense, are refused at once")
    void settings_outOfRange_areRefused() {
        S3SinkBuilder sink = S3Sink.bucket("council");

        assertThat(Stream.<Runnable>of(
                        () -> sink.cacheControl("a\r\nx-evil: 1"),
                        () -> sink.acl(" "),
                        () -> sink.storageClass("ü"),
                        () -> sink.region("eu central"),
                        () -> sink.timeout(Duration.ZERO),
                        () -> sink.attempts(0),
                        () -> sink.attempts(11)))
                .allSatisfy(setting -> assertThatThrownBy(setting::run).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    @DisplayName("No text of a sink or its settings shows a key")
    void toString_withCredentials_showsNone() {
        S3SinkBuilder settings = S3Sink.bucket("council").region("eu-central-1").credentials("AKIAKEY", "SECRET");
        try (S3Sink sink = settings.prefix("images").build()) {
            assertThat(sink).hasToString("S3Sink[council/images/ at eu-central-1]");
            assertThat(settings + "" + new S3Settings(settings)).doesNotContain("AKIAKEY", "SECRET");
        }
    }

    @Test
    @DisplayName("The classes of the SDK's heavy clients are not even there")
    void classPath_hasNoOtherHttpClient() {
        Set<String> clients = Stream.of(System.getProperty("java.class.path").split(":"))
                .map(entry -> entry.replaceAll(".*/", ""))
                .filter(jar -> jar.matches("(netty|apache5?-client|aws-crt-client|url-connection).*"))
                .collect(Collectors.toSet());

        assertThat(clients).isEmpty();
    }

    private static URI address(S3SinkBuilder builder, String key) {
        S3Settings settings = new S3Settings(builder);
        try (S3Client client = S3Clients.of(settings)) {
            return ObjectAddresses.of(settings, client).of(key);
        }
    }
}
