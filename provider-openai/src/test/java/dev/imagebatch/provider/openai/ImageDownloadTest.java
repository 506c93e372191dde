package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.fake.FakeOpenAiCompatible;
import dev.imagebatch.testkit.fake.FakeOpenAiCompatible.Dialect;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ImageDownloadTest {

    private static final BaseUrl FAR = BaseUrl.of("https://images.example.com/v1");

    private final FakeOpenAiCompatible server = new FakeOpenAiCompatible(Dialect.LOCAL_AI);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("The images of every dialect arrive, as bytes or from their address")
    void generate_ofDialect_delivers(Dialect dialect) throws Exception {
        try (FakeOpenAiCompatible other = new FakeOpenAiCompatible(dialect)) {
            other.start();
            CollectingCall call = CollectingCall.of(Providers.request("any").build(), 2);

            GenerationAnswer answer = generate(other, call);

            assertThat(call.received()).containsOnlyKeys(0, 1);
            assertThat(call.received().get(0)).isNotEqualTo(call.received().get(1));
            assertThat(answer.cost()).isEmpty();
        }
    }

    @Test
    @DisplayName("A redirect is followed to where it may lead")
    void fetch_redirectedToItself_gives() {
        server.redirectPictures("/generated-images/9.png");

        Failure lost = lost();

        assertThat(lost.message()).contains("redirects more than 5 times");
        assertThat(lost.charged()).isEqualTo(Charged.YES);
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data, is private",
        "http://[fe80::1]/x.png, is private",
        "http://0.0.0.0/x.png, is private",
        "http://8.8.8.8/x.png, is not https",
        "ftp://8.8.8.8/x.png, not a valid http(s) URL",
        "not an address, not a valid http(s) URL"
    })
    @DisplayName("An address that leads to a forbidden place is not fetched, and the reason is told")
    void fetch_forbiddenPlace_isRefused(String address, String reason) {
        server.answerAddress(address);

        assertThat(lost().message()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/x.png", "http://8.8.8.8/x.png", "ftp://127.0.0.1/x"})
    @DisplayName("A redirect to a forbidden place is not followed")
    void fetch_redirectedToForbiddenPlace_isRefused(String target) {
        server.redirectPictures(target);

        assertThat(lost().message()).containsAnyOf("is private", "is not https", "an invalid URL");
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "localhost", "10.1.2.3", "192.168.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433"
            })
    @DisplayName("A far server's address of a place in here is never fetched, with or without TLS")
    void fetch_privateForFarServer_isRefused(String host) {
        ImageDownload download = new ImageDownload(FAR, OpenAiOptions.Downloads.HTTP);

        for (String scheme : new String[] {"http", "https"}) {
            String address = scheme + "://" + host + ":" + server.baseUri().getPort() + "/generated-images/0.png";
            assertThatThrownBy(() -> fetch(download, address))
                    .isInstanceOf(ImageDownload.DownloadException.class)
                    .hasMessageContaining("is private");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    @DisplayName("Without TLS nothing is fetched from a public place unless that is allowed")
    void fetch_publicWithoutTls_isRefused() {
        assertThatThrownBy(() -> fetch(new ImageDownload(FAR, OpenAiOptions.Downloads.HTTPS), "http://8.8.8.8/x.png"))
                .hasMessageContaining("downloads=http");
    }

    @Test
    @DisplayName("An image that is not there any more loses itself alone")
    void fetch_missingImage_isLost() {
        server.answerAddress(server.baseUri() + "/generated-images/none.png");

        assertThat(lost().message()).contains("status 404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "168.63.129.16",
                "192.0.2.1",
                "198.51.100.7",
                "203.0.113.7",
                "192.88.99.1",
                "[2001:db8::1]",
                "[2001:20::1]",
                "[3fff::1]",
                "[fd00:ec2::254]",
                "100.100.100.200"
            })
    @DisplayName("Addresses that serve no images are refused, even if the server is in the local network")
    void fetch_reservedAddress_isRefused(String host) {
        ImageDownload far = new ImageDownload(FAR, OpenAiOptions.Downloads.HTTPS);
        ImageDownload local = new ImageDownload(BaseUrl.of("http://127.0.0.1:1/v1"), OpenAiOptions.Downloads.HTTP);

        for (ImageDownload download : List.of(far, local)) {
            assertThatThrownBy(() -> fetch(download, "https://" + host + ":1/x.png"))
                    .hasMessageContaining("is private");
        }
    }

    private Failure lost() {
        CollectingCall call = CollectingCall.of(Providers.request("any").build(), 1);
        try {
            return generate(server, call).withheld().get(0);
        } catch (Exception e) {
            throw new AssertionError("an image that cannot be fetched fails alone", e);
        }
    }

    private static GenerationAnswer generate(FakeOpenAiCompatible other, CollectingCall call) throws Exception {
        try (ImageProvider provider = new OpenAiProviderFactory()
                .create(Providers.settings(other.baseUrl(), "").withOptions(Map.of()))) {
            return provider.generate(call);
        }
    }

    private static void fetch(ImageDownload download, String address) throws Exception {
        download.fetch(
                address,
                new ByteArrayOutputStream(),
                new OpenAiExchange(null, null),
                () -> Duration.ofSeconds(10).toNanos());
    }
}
