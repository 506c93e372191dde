package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.testkit.BriefCall;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PromptFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(700);

    private final FakeOpenAi vendor = new FakeOpenAi();
    private PromptWriter writer;

    @BeforeEach
    void start() {
        vendor.start();
        writer = Writers.of(vendor, Map.of("instructions", Writers.INSTRUCTIONS));
    }

    @AfterEach
    void close() {
        writer.close();
        vendor.close();
        assertThat(vendor.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, RATE_LIMITED, NO",
        "RATE_LIMITED_WITHOUT_RETRY_AFTER, RATE_LIMITED, NO",
        "SERVER_ERROR, TRANSIENT, NO",
        "UNAVAILABLE, TRANSIENT, NO",
        "HTML_PAGE, TRANSIENT, NO",
        "HANG, UNKNOWN_OUTCOME, UNKNOWN",
        "RESET_BEFORE_ANSWER, UNKNOWN_OUTCOME, UNKNOWN",
        "RESET_MID_BODY, UNKNOWN_OUTCOME, UNKNOWN",
        "TRUNCATED, UNKNOWN_OUTCOME, UNKNOWN",
        "REFUSED, CONTENT_REJECTED, UNKNOWN",
        "EMPTY_ANSWER, EMPTY_ANSWER, YES",
        "EXPIRED_KEY, UNAUTHORIZED, NO",
        "OUT_OF_CREDIT, OUT_OF_CREDIT, NO",
        "DAILY_QUOTA, DAILY_QUOTA, NO",
        "MODEL_GONE, MODEL_UNAVAILABLE, NO"
    })
    void write_underFault_failsAsItShouldAfterOneRequest(Fault fault, FailureKind kind, Charged charged) {
        vendor.failAlways(fault);

        ProviderException failure = failure(SHORT);

        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure.charged()).isEqualTo(charged);
        assertThat(vendor.generations()).isEqualTo(1);
        assertTellsNothing(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "length, EMPTY_ANSWER, maxTokens",
        "max_tokens, EMPTY_ANSWER, maxTokens",
        "content_filter, CONTENT_REJECTED, content rules"
    })
    void write_endedForAnotherReason_isNoText(String reason, FailureKind kind, String told) {
        vendor.finishText(reason);

        ProviderException failure = failure(SHORT);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.charged()).isEqualTo(Charged.YES);
        assertThat(failure.requestId()).contains("req_1");
        assertThat(failure).hasMessageContaining(told);
        assertTellsNothing(failure);
    }

    @Test
    void write_declinedByTheModel_isContentRejected() {
        vendor.declineText("I cannot write about SECRET things");

        ProviderException failure = failure(SHORT);

        assertThat(failure.kind()).isEqualTo(FailureKind.CONTENT_REJECTED);
        assertThat(failure.charged()).isEqualTo(Charged.YES);
        assertThat(failure).hasMessageNotContaining("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t "})
    void write_blankAnswer_isEmptyAndCharged(String text) {
        vendor.answerText(text);

        ProviderException failure = failure(SHORT);

        assertThat(failure.kind()).isEqualTo(FailureKind.EMPTY_ANSWER);
        assertThat(failure.charged()).isEqualTo(Charged.YES);
    }

    @Test
    void write_answerLongerThanAnyPrompt_isRefused() {
        vendor.answerText("x".repeat(100_001));

        assertThat(failure(Duration.ofSeconds(30)).kind()).isEqualTo(FailureKind.EMPTY_ANSWER);
    }

    @Test
    void write_answerLargerThanAnyAnswer_isNotHeldInMemory() {
        vendor.answerText("x".repeat(5_000_000));

        ProviderException failure = failure(Duration.ofSeconds(30));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(failure).hasMessageContaining("larger or deeper than any of the service");
    }

    @Test
    void write_answerBetweenBlanks_isStripped() throws Exception {
        vendor.answerText("\n a harbour \n");

        assertThat(writer.write(BriefCall.of(Writers.BRIEF)).text()).isEqualTo("a harbour");
    }

    @Test
    void write_rateLimited_tellsTheWait() {
        vendor.retryAfter(Duration.ofSeconds(3));
        vendor.failNext(Fault.RATE_LIMITED);

        assertThat(failure(SHORT).retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void write_hanging_endsByTheCallsTimeout() throws Exception {
        vendor.failNext(Fault.HANG);

        assertThat(failure(SHORT)).hasMessageContaining("0.7 s");
        vendor.awaitHangUps(1);
    }

    @Test
    void cancel_whileHanging_closesTheConnection() throws Exception {
        vendor.failNext(Fault.HANG);
        BriefCall call = BriefCall.of(Writers.BRIEF);
        CompletableFuture<ProviderException> run = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(ProviderException.class, () -> writer.write(call)));

        vendor.awaitGenerations(1);
        call.cancel();

        vendor.awaitHangUps(1);
        assertThat(run.get().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
    }

    @Test
    void write_cancelledBefore_sendsNothing() {
        BriefCall call = BriefCall.of(Writers.BRIEF);
        call.cancel();

        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> writer.write(call));

        assertThat(failure.charged()).isEqualTo(Charged.NO);
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    void write_nobodyThere_isUnreachable() {
        try (PromptWriter nowhere = Writers.of("http://127.0.0.1:1/v1", FakeOpenAi.KEY, Map.of())) {
            ProviderException failure =
                    catchThrowableOfType(ProviderException.class, () -> nowhere.write(BriefCall.of(Writers.BRIEF)));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
        }
    }

    private ProviderException failure(Duration timeout) {
        BriefCall call = BriefCall.of(Writers.BRIEF).withTimeout(timeout);
        return catchThrowableOfType(ProviderException.class, () -> writer.write(call));
    }

    private static void assertTellsNothing(ProviderException failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertThat(all.toString())
                .doesNotContain(Writers.BRIEF)
                .doesNotContain(Writers.INSTRUCTIONS)
                .doesNotContain(FakeOpenAi.KEY);
    }
}
