package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.ImageProviderContract;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomProviderTest extends ImageProviderContract {

    private final Painter painter = new Painter();

    CustomProviderTest() throws IOException {}

    @AfterEach
    void closePainter() {
        painter.close();
    }

    @Override
    protected ImageProvider provider() {
        return provider(painter.address("/paint"));
    }

    @Override
    protected ImageRequest request() {
        return ImageRequest.builder("painter", "painter-1", "a mill town at dawn")
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "204, EMPTY_ANSWER",
        "400, INVALID_REQUEST",
        "401, UNAUTHORIZED",
        "402, OUT_OF_CREDIT",
        "403, UNAUTHORIZED",
        "404, MODEL_UNAVAILABLE",
        "422, CONTENT_REJECTED",
        "429, RATE_LIMITED",
        "500, TRANSIENT",
        "503, TRANSIENT"
    })
    void generate_answerWithoutPicture_saysWhy(int status, FailureKind kind) {
        painter.answerWith(status);

        ProviderException failure = failure(painter.address("/paint"), Duration.ofMinutes(1));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(painter.requests()).as("one call is one request").isEqualTo(1);
    }

    @Test
    void generate_noAnswerInTime_mayHaveBeenCharged() {
        ProviderException failure = failure(painter.address("/never"), Duration.ofMillis(200));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN);
    }

    @Test
    void generate_nobodyListens_costsNothing() {
        URI closed = painter.address("/paint");
        painter.close();

        ProviderException failure = failure(closed, Duration.ofMinutes(1));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failure.charged()).isEqualTo(Charged.NO);
    }

    @Test
    void generate_picture_tellsTheRequestsId() throws Exception {
        try (ImageProvider provider = provider()) {
            GenerationAnswer answer = provider.generate(CollectingCall.of(request(), 1));

            assertThat(answer.requestId()).contains("request-1");
        }
    }

    @Test
    void discover_onTheClassPath_findsTheFactory() {
        ImageProviderFactory found = ImageProviders.discover().named("painter");

        assertThat(found).isInstanceOf(CustomProviderFactory.class);
        assertThatThrownBy(
                        () -> found.create(settings(painter.address("/paint")).withOption("prize", "0.01")))
                .hasMessageContaining("prize");
        assertThatThrownBy(() -> found.create(ProviderSettings.defaults().withEnvironment(name -> null)))
                .hasMessageContaining("PAINTER_URL");
    }

    private ProviderException failure(URI service, Duration timeout) {
        try (ImageProvider provider = provider(service)) {
            CollectingCall call = CollectingCall.of(request(), 1).withTimeout(timeout);
            return catchThrowableOfType(ProviderException.class, () -> provider.generate(call));
        }
    }

    private static ImageProvider provider(URI service) {
        return new CustomProviderFactory().create(settings(service).withOption("price", "0.01"));
    }

    private static ProviderSettings settings(URI service) {
        return ProviderSettings.defaults().withEnvironment(Map.of("PAINTER_URL", service.toString())::get);
    }
}
