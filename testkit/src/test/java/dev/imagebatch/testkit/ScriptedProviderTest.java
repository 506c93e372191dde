package dev.imagebatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ScriptedProviderTest {

    private static final String ID = "specification";
    private static final Money PRICE = Money.usd("0.04");

    @Test
    void generate_withoutScript_deliversImagesThatDifferByPromptAndVariant() throws Exception {
        ScriptedProvider provider = ScriptedProvider.create();
        Set<String> seen = new HashSet<>();

        for (String prompt : List.of("a", "b", "c")) {
            CollectingCall call = call(prompt, 4);
            provider.generate(call);
            call.received()
                    .values()
                    .forEach(bytes ->
                            seen.add(ImageData.of(bytes).orElseThrow().info().sha256()));
        }

        assertThat(seen).hasSize(12);
        assertThat(provider.images()).isEqualTo(12);
        assertThat(provider.charged()).isEqualTo(Money.ZERO);
    }

    @Test
    void generate_sameRequestOfAnotherProvider_deliversTheSameBytes() throws Exception {
        assertThat(image(ScriptedProvider.create())).isEqualTo(image(ScriptedProvider.create()));
    }

    @Test
    void generate_stepsOfASpecification_playsThemInOrderAndThenTheOthers() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder()
                .answer(ID, Step.fail(FailureKind.TRANSIENT), Step.fail(FailureKind.RATE_LIMITED))
                .build();

        assertThat(failure(provider).kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(failure(provider).kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(image(provider)).isNotEmpty();
        assertThat(provider.calls()).isEqualTo(3);
        assertThat(provider.calls(ID)).isEqualTo(3);
        assertThat(provider.calls("another")).isZero();
    }

    @Test
    void generate_stepsByPromptAndNumber_playEachWhereItBelongs() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder()
                .answerPrompt("bad", Step.fail(FailureKind.CONTENT_REJECTED))
                .answerCall(2, Step.fail(FailureKind.TRANSIENT))
                .otherwise(Step.imageOf(TinyImages.png("always this")))
                .build();

        assertThatThrownBy(() -> provider.generate(call("bad", 1))).isInstanceOf(ProviderException.class);
        assertThat(failure(provider).kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(image(provider)).isEqualTo(TinyImages.png("always this"));
    }

    @Test
    void generate_sized_deliversTheSizeAndLengthAskedFor() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder()
                .imagesAsRequested()
                .imageLength(5_000)
                .build();
        ImageRequest request = ImageRequest.builder("scripted", "scripted", "a")
                .size(new Dimensions(640, 480))
                .build();
        CollectingCall call = CollectingCall.of(request, 1);

        provider.generate(call);

        ImageData image = ImageData.of(call.received().get(0)).orElseThrow();
        assertThat(image.info().dimensions()).isEqualTo(new Dimensions(640, 480));
        assertThat(image.info().length()).isEqualTo(5_000);
    }

    @Test
    void quote_unpriced_isEmpty() {
        ImageRequest request = call("a", 1).request();

        assertThat(ScriptedProvider.builder().unpriced().build().quote(request, 1))
                .isEmpty();
        assertThat(priced(Step.image()).quote(request, 3).orElseThrow().cost().high())
                .isEqualTo(Money.usd("0.12"));
    }

    @Test
    void charged_deliveredImages_areBilled() throws Exception {
        ScriptedProvider provider = priced(Step.image());

        provider.generate(call("a", 3));

        assertThat(provider.charged()).isEqualTo(Money.usd("0.12"));
    }

    @Test
    void charged_reportedCost_isBilledInsteadOfThePrice() throws Exception {
        ScriptedProvider provider = priced(Step.image().costing(Money.usd("0.05")));

        GenerationAnswer answer = provider.generate(call("a", 1));

        assertThat(answer.cost()).contains(Money.usd("0.05"));
        assertThat(provider.charged()).isEqualTo(Money.usd("0.05"));
    }

    @ParameterizedTest
    @EnumSource(Charged.class)
    void charged_failures_areBilledAsTheySay(Charged charged) {
        ScriptedProvider provider = priced(Step.fail(ProviderException.builder(FailureKind.TRANSIENT, "no")
                .charged(charged)
                .build()));

        failure(provider);

        assertThat(provider.charged()).isEqualTo(charged == Charged.NO ? Money.ZERO : PRICE);
    }

    @Test
    void charged_unknownOutcomesAreFree_areNotBilled() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(PRICE)
                .unknownOutcomesAreFree()
                .answer(ID, Step.fail(FailureKind.UNKNOWN_OUTCOME), Step.emptyAnswer())
                .build();

        failure(provider);
        provider.generate(call("a", 1));

        assertThat(provider.charged()).isEqualTo(Money.ZERO);
    }

    @Test
    void charged_emptyAnswer_isBilled() throws Exception {
        ScriptedProvider provider = priced(Step.emptyAnswer());
        CollectingCall call = call("a", 2);

        provider.generate(call);

        assertThat(call.received()).isEmpty();
        assertThat(provider.charged()).isEqualTo(Money.usd("0.08"));
    }

    @Test
    void withhold_onePosition_deliversTheOthersWithAReason() throws Exception {
        Failure reason = Failure.of(FailureKind.INVALID_REQUEST, FailureStage.GENERATING, "filtered");
        ScriptedProvider provider = priced(Step.withhold(1, reason));
        CollectingCall call = call("a", 3);

        GenerationAnswer answer = provider.generate(call);

        assertThat(call.received()).containsOnlyKeys(0, 2);
        assertThat(answer.withheld()).containsEntry(1, reason);
        assertThat(provider.charged()).isEqualTo(Money.usd("0.08"));
    }

    @Test
    void partThenFail_halfAnImage_isNotDelivered() {
        ScriptedProvider provider =
                priced(Step.partThenFail(ProviderException.of(FailureKind.UNKNOWN_OUTCOME, "reset")));
        CollectingCall call = call("a", 1);

        assertThatThrownBy(() -> provider.generate(call)).hasMessage("reset");
        assertThat(call.received()).isEmpty();
        assertThat(provider.charged()).isEqualTo(PRICE);
    }

    @Test
    void someThenFail_firstImages_areDeliveredAndBilled() {
        ScriptedProvider provider = priced(Step.someThenFail(2, ProviderException.of(FailureKind.TRANSIENT, "503")));
        CollectingCall call = call("a", 4);

        assertThatThrownBy(() -> provider.generate(call)).hasMessage("503");
        assertThat(call.received()).containsOnlyKeys(0, 1);
        assertThat(provider.charged()).isEqualTo(Money.usd("0.08"));
    }

    @Test
    void notAnImage_isDeliveredAndBilled() throws Exception {
        ScriptedProvider provider = priced(Step.notAnImage());

        assertThat(ImageData.of(image(provider))).isEmpty();
        assertThat(provider.charged()).isEqualTo(PRICE);
    }

    @Test
    void bug_isThrownAndNotBilled() {
        ScriptedProvider provider = priced(Step.bug(new IllegalStateException("mistake")));

        assertThatThrownBy(() -> provider.generate(call("a", 1))).isInstanceOf(IllegalStateException.class);
        assertThat(provider.charged()).isEqualTo(Money.ZERO);
    }

    @Test
    void generate_imageCannotBeKept_isBilledAllTheSame() {
        ScriptedProvider provider = priced(Step.image());
        RefusingCall call = new RefusingCall(call("a", 1).request(), new IOException("no space left"));

        assertThatThrownBy(() -> provider.generate(call)).isInstanceOf(ProviderException.class);
        assertThat(provider.charged()).isEqualTo(PRICE);
    }

    @Test
    void hang_untilTheTimeout_endsWithUnknownOutcome() throws Exception {
        ManualClock clock = new ManualClock();
        ScriptedProvider provider =
                ScriptedProvider.builder().time(clock).otherwise(Step.hang()).build();
        ExecutorService threads = clock.executor();

        Future<ProviderException> failure = threads.submit(() -> failure(provider));

        assertThat(failure.get().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(5));
        threads.shutdownNow();
    }

    @Test
    void hang_cancelled_endsAtOnce() throws Exception {
        ManualClock clock = new ManualClock();
        ScriptedProvider provider =
                ScriptedProvider.builder().time(clock).otherwise(Step.hang()).build();
        CollectingCall call = call("a", 1);
        Thread canceller = new Thread(() -> {
            try {
                clock.awaitSleepers(1);
            } catch (InterruptedException e) {
                return;
            }
            call.cancel();
        });
        canceller.start();

        assertThatThrownBy(() -> provider.generate(call)).isInstanceOf(ProviderException.class);
        assertThat(clock.elapsed()).isZero();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void latency_ofManyCalls_passesOnTheClockAtOnce() throws Exception {
        ManualClock clock = new ManualClock();
        ScriptedProvider provider = ScriptedProvider.builder()
                .time(clock)
                .latency(Duration.ofSeconds(10))
                .otherwise(Step.image().after(Duration.ofSeconds(2)))
                .build();
        ExecutorService threads = clock.executor();

        List<Future<?>> calls = clock.holding(() -> {
            List<Future<?>> handed = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                handed.add(threads.submit(() -> provider.generate(call("a", 1))));
            }
            return handed;
        });
        for (Future<?> call : calls) {
            call.get();
        }

        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(12));
        assertThat(provider.maxConcurrent()).isEqualTo(16);
        assertThat(provider.calls()).isEqualTo(16);
        threads.shutdownNow();
    }

    @Test
    void rateLimited_carriesTheWait() {
        ScriptedProvider provider = priced(Step.rateLimited(Duration.ofSeconds(7)));

        assertThat(failure(provider).retryAfter()).contains(Duration.ofSeconds(7));
    }

    private static ScriptedProvider priced(Step step) {
        return ScriptedProvider.builder()
                .price(PRICE)
                .imagesPerCall(4)
                .otherwise(step)
                .build();
    }

    private static ProviderException failure(ScriptedProvider provider) {
        return catchThrowableOfType(ProviderException.class, () -> provider.generate(call("a", 1)));
    }

    private static byte[] image(ScriptedProvider provider) throws Exception {
        CollectingCall call = call("a", 1);
        provider.generate(call);
        return call.received().get(0);
    }

    private static CollectingCall call(String prompt, int images) {
        return CollectingCall.of(
                ImageRequest.builder("scripted", "scripted", prompt).build(), images);
    }
}
