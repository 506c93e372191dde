package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.RateLimit;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RateLimitHeadersTest {

    @Test
    void imagesAndRequests_imagesCount() {
        RateLimit limit = read(Map.of(
                "x-ratelimit-limit-requests", "500",
                "x-ratelimit-limit-images", "250",
                "x-ratelimit-remaining-images", "249",
                "x-ratelimit-reset-images", "240ms"));

        assertThat(limit.perMinute()).hasValue(250);
        assertThat(limit.remaining()).hasValue(249);
        assertThat(limit.untilReset()).contains(Duration.ofMillis(240));
    }

    @Test
    void requestsAlone_countAsManyImagesAsTheRequestAskedFor() {
        RateLimit limit = RateLimitHeaders.read(Map.of("x-ratelimit-limit-requests", "50")::get, 4);

        assertThat(limit).isEqualTo(RateLimit.unknown().withPerMinute(200));
    }

    @ParameterizedTest
    @CsvSource({"1s,1000", "6m0s,360000", "20ms,20", "1h2m3.5s,3723500", "1.25s,1250"})
    void reset_isReadInEveryForm(String value, long millis) {
        Map<String, String> headers = Map.of("x-ratelimit-limit-images", "5", "x-ratelimit-reset-images", value);

        assertThat(read(headers).untilReset()).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-5", "0", "1e9", "99999999999999999999"})
    void limitThatIsNone_isUnknown(String value) {
        assertThat(read(Map.of("x-ratelimit-limit-images", value))).isEqualTo(RateLimit.unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "s", "1", "5s6m", "99999999999999s"})
    void resetThatIsNone_isUnknown(String value) {
        Map<String, String> headers = Map.of("x-ratelimit-limit-images", "5", "x-ratelimit-reset-images", value);

        assertThat(read(headers)).isEqualTo(RateLimit.unknown().withPerMinute(5));
    }

    @Test
    void answersAndRefusals_bringTheLimit() throws Exception {
        try (FakeOpenAi vendor = new FakeOpenAi();
                ImageProvider provider = started(vendor)) {
            vendor.quota(5, 1);

            GenerationAnswer answer = provider.generate(CollectingCall.of(Providers.usual(), 1));
            ProviderException refusal = catchThrowableOfType(
                    ProviderException.class, () -> provider.generate(CollectingCall.of(Providers.usual(), 1)));

            assertThat(answer.rateLimit().perMinute()).hasValue(5);
            assertThat(refusal.rateLimit().perMinute()).hasValue(5);
            assertThat(refusal.rateLimit().remaining()).hasValue(0);
        }
    }

    private static ImageProvider started(FakeOpenAi vendor) {
        vendor.start();
        return Providers.of(vendor, Map.of());
    }

    private static RateLimit read(Map<String, String> headers) {
        return RateLimitHeaders.read(headers::get, 1);
    }
}
