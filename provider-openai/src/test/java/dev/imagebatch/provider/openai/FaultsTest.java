package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class FaultsTest {

    private static final Duration SHORT = Duration.ofMillis(700);

    /** Long enough for a slow machine to send a request. */
    private static final Duration SENT = Duration.ofSeconds(2);

    private static final Duration LONG = Duration.ofMinutes(1);

    private final FakeOpenAi vendor = new FakeOpenAi();
    private ImageProvider provider;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() {
        vendor.start();
        provider = Providers.of(vendor, Map.of());
    }

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
        assertThat(vendor.violations()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("Each fault has its kind, and is met by one request")
    @CsvSource({
        "RATE_LIMITED, RATE_LIMITED",
        "RATE_LIMITED_WITHOUT_RETRY_AFTER, RATE_LIMITED",
        "SERVER_ERROR, TRANSIENT",
        "UNAVAILABLE, TRANSIENT",
        "HTML_PAGE, TRANSIENT",
        "HANG, UNKNOWN_OUTCOME",
        "RESET_BEFORE_ANSWER, UNKNOWN_OUTCOME",
        "RESET_MID_BODY, UNKNOWN_OUTCOME",
        "TRUNCATED, UNKNOWN_OUTCOME",
        "REFUSED, CONTENT_REJECTED",
        "EXPIRED_KEY, UNAUTHORIZED",
        "OUT_OF_CREDIT, OUT_OF_CREDIT",
        "DAILY_QUOTA, DAILY_QUOTA",
        "MODEL_GONE, MODEL_UNAVAILABLE"
    })
    void generate_underFault_failsAsItShould(Fault fault, FailureKind kind) {
        vendor.failAlways(fault);
        CollectingCall call = CollectingCall.of(Providers.usual(), 1).withTimeout(timeout(fault));

        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> provider.generate(call));

        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(vendor.generations()).isEqualTo(1);
        assertThat(call.received()).isEmpty();
        assertThat(failure).hasMessageNotContaining(Providers.PROMPT).hasMessageNotContaining(FakeOpenAi.KEY);
    }

    @Test
    @DisplayName("The wait that the service asks for is passed on")
    void generate_rateLimited_tellsTheWait() {
        vendor.retryAfter(Duration.ofSeconds(3));
        vendor.failNext(Fault.RATE_LIMITED, Fault.RATE_LIMITED_WITHOUT_RETRY_AFTER);

        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(failure().retryAfter()).isEmpty();
    }

    @Test
    @DisplayName("Damaged Base64 loses that image alone: it was charged, and the cost is known")
    void generate_badBase64_isWithheld() throws Exception {
        vendor.failNext(Fault.BAD_BASE64);
        CollectingCall call = CollectingCall.of(Providers.usual(), 2);

        GenerationAnswer answer = provider.generate(call);

        assertThat(answer.withheld()).containsOnlyKeys(0, 1);
        assertThat(answer.withheld().get(0).kind()).isEqualTo(FailureKind.BAD_IMAGE);
        assertThat(answer.cost()).contains(vendor.charged());
    }

    @Test
    @DisplayName("An answer without images tells what it cost")
    void generate_emptyAnswer_tellsTheCost() throws Exception {
        vendor.failNext(Fault.EMPTY_ANSWER);
        CollectingCall call = CollectingCall.of(Providers.usual(), 1);

        assertThat(provider.generate(call).cost()).contains(vendor.charged());
        assertThat(call.received()).isEmpty();
    }

    @Test
    @DisplayName("Cancelling closes the connection at once")
    void cancel_whileHanging_closesTheConnection() throws Exception {
        vendor.failNext(Fault.HANG);
        CollectingCall call = CollectingCall.of(Providers.usual(), 1);
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> assertThat(
                        catchThrowableOfType(ProviderException.class, () -> provider.generate(call))
                                .kind())
                .isEqualTo(FailureKind.UNKNOWN_OUTCOME));

        vendor.awaitGenerations(1);
        call.cancel();

        vendor.awaitHangUps(1);
        run.get();
    }

    @Test
    @DisplayName("A hang ends by the call's own timeout, and the connection is closed")
    void timeout_whileHanging_closesTheConnection() throws Exception {
        vendor.failNext(Fault.HANG);

        assertThat(failure(SHORT)).hasMessageContaining("0.7 s");
        vendor.awaitHangUps(1);
    }

    @Test
    @DisplayName("Nobody at the address: it is said, and it was free")
    void generate_nobodyThere_isUnreachable() {
        try (ImageProvider nowhere =
                new OpenAiProviderFactory().create(Providers.settings("http://127.0.0.1:1/v1", FakeOpenAi.KEY))) {
            ProviderException failure = catchThrowableOfType(
                    ProviderException.class, () -> nowhere.generate(CollectingCall.of(Providers.usual(), 1)));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("127.0.0.1:1");
            assertThat(nowhere.availability().reason())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("127.0.0.1:1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Attempts in the ledger are the requests that were received, under every fault")
    void process_underFault_notesEveryRequest(Fault fault) throws Exception {
        vendor.failNext(fault, fault);
        ManualClock clock = new ManualClock();
        MemoryLedger ledger = new MemoryLedger(clock);
        ExecutorService threads = clock.executor();
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(FileSystemSink.at(folder))
                .ledger(ledger)
                .time(clock)
                .executor(threads)
                .timeout(timeout(fault))
                .concurrency(2)
                .build()) {
            ImageBatchResult result = processor.process(specifications());

            assertThat(attempts(ledger)).isEqualTo(vendor.generations());
            assertThat(result.processed() + result.skipped()).isEqualTo(3);
            assertThat(vendor.generations()).isPositive();
            Money most = ledger.totals().spent().plus(ledger.totals().held());
            assertThat(vendor.charged()).isLessThanOrEqualTo(most);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("One refusal that asks for three seconds makes one further call, after three seconds and not before")
    void process_rateLimited_waitsAsAsked() throws Exception {
        vendor.retryAfter(Duration.ofSeconds(3));
        vendor.failNext(Fault.RATE_LIMITED);
        ManualClock clock = new ManualClock();
        ExecutorService threads = clock.executor();
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(FileSystemSink.at(folder))
                .ledger(new MemoryLedger())
                .time(clock)
                .executor(threads)
                .concurrency(1)
                .build()) {
            ImageBatchResult result = processor.process(specifications().subList(0, 1));

            assertThat(result.isFullySuccessful()).isTrue();
            assertThat(vendor.generations()).isEqualTo(2);
            assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(6));
        } finally {
            threads.shutdownNow();
        }
    }

    /** Only a server that hangs is left by timeout: the others answer, however slow the machine. */
    private static Duration timeout(Fault fault) {
        return fault == Fault.HANG ? SENT : LONG;
    }

    private ProviderException failure() {
        return failure(LONG);
    }

    private ProviderException failure(Duration timeout) {
        CollectingCall call = CollectingCall.of(Providers.usual(), 1).withTimeout(timeout);
        return catchThrowableOfType(ProviderException.class, () -> provider.generate(call));
    }

    private static List<ImageSpecification> specifications() {
        return List.of(
                ImageSpecification.builder("one", "a red boat").build(),
                ImageSpecification.builder("two", "a green boat").build(),
                ImageSpecification.builder("three", "a blue boat").build());
    }

    private static long attempts(MemoryLedger ledger) throws IOException {
        AtomicLong attempts = new AtomicLong();
        ledger.forEach(entry -> attempts.addAndGet(entry instanceof AttemptStarted ? 1 : 0));
        return attempts.get();
    }
}
