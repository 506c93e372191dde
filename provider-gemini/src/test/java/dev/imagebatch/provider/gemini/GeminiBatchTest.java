package dev.imagebatch.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchProcessorBuilder;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ManualClock;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeGemini;
import dev.imagebatch.testkit.fake.FakeGemini.DraftMark;
import dev.imagebatch.testkit.fake.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class GeminiBatchTest {

    private final ManualClock clock = new ManualClock();
    private final ExecutorService executor = clock.executor();
    private final FakeGemini service = new FakeGemini(clock);
    private final MemoryLedger ledger = new MemoryLedger(clock);
    private final MemorySink sink = new MemorySink();

    @BeforeEach
    void start() {
        service.start();
        service.key(Providers.KEY);
    }

    @AfterEach
    void close() {
        executor.shutdownNow();
        service.close();
    }

    @Test
    @DisplayName("What the record says is what the service charged")
    void cost_ofManySizes_isWhatWasCharged() throws Exception {
        List<ImageSpecification> specifications = new ArrayList<>();
        for (String ratio : List.of("1:1", "16:9", "3:4", "21:9", "8:1")) {
            specifications.add(specification("ratio-" + specifications.size())
                    .aspectRatio(AspectRatio.parse(ratio))
                    .build());
        }
        specifications.add(
                specification("two").dimensions(new Dimensions(2752, 1536)).build());
        specifications.add(specification("four").quality("4K").build());
        specifications.add(specification("many").n(3).build());
        specifications.add(specification("old")
                .model("gemini-3.1-flash-image")
                .quality("512")
                .build());

        ImageBatchResult result = process(SpecificationSource.of(specifications), processor());

        assertThat(service.violations()).isEmpty();
        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(service.images()).isEqualTo(11);
        assertThat(ledger.totals().spent()).isEqualTo(service.charged());
        assertThat(result.spent()).isEqualTo(service.charged());
        assertThat(sink.images()).hasSize(11);
    }

    @Test
    @DisplayName("Without a report of tokens the price list is what is charged")
    void cost_withoutUsage_isThePriceList() throws Exception {
        service.withoutUsage();

        process(one(), processor());

        assertThat(ledger.totals().spent()).isEqualTo(Money.usd("0.0336")).isEqualTo(service.charged());
    }

    @Test
    @DisplayName("The answer's id and the model that answered are in the ledger, and drafts are not stored")
    void answer_withDrafts_storesTheFinalImage() throws Exception {
        service.drafts(2, DraftMark.AFTER_DATA);

        ImageBatchResult result = process(one(), processor());

        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(sink.images().values())
                .singleElement()
                .satisfies(image -> assertThat(image.info().dimensions()).isEqualTo(new Dimensions(1024, 1024)));
        assertThat(ended()).singleElement().satisfies(end -> {
            assertThat(end.reference().requestId()).isEqualTo("answer-1");
            assertThat(end.reference().modelVersion()).isEqualTo(Providers.MODEL);
        });
    }

    @ParameterizedTest
    @DisplayName("An image is read in either spelling of each field, also as a data URL")
    @ValueSource(
            strings = {
                "{'candidates':[{'content':{'parts':[{'inline_data':{'mime_type':'image/png','data':'@'}}]},'finish_reason':'STOP'}],'usage_metadata':{'candidates_token_count':1120}}",
                "{'candidates':[{'content':{'parts':[{'text':'here'},{'inline_data':{'data':'@','mime_type':'image/png'}}]}}]}",
                "{'candidates':[{'content':{'parts':[{'inlineData':{'data':'data:image/png;base64,@'}}]}}]}",
                "{'candidates':[{'content':{'parts':[{'thought':true,'inline_data':{'data':'AAAA'}},{'inline_data':{'data':'@'}}]}}]}",
                "{'model_version':'x','response_id':'y','candidates':[{'finish_reason':'STOP','content':{'parts':[{'inlineData':{'mime_type':'image/png','data':'%'}}]}}]}"
            })
    void image_inEveryForm_isStored(String form) throws Exception {
        byte[] image = TinyImages.png("any form");
        String body = form.replace('\'', '"')
                .replace("@", Base64.getEncoder().encodeToString(image))
                .replace("%", Base64.getUrlEncoder().encodeToString(image));
        service.behind((request, real) ->
                Optional.of(FakeAnswer.of(200, "application/json", body.getBytes(StandardCharsets.UTF_8))));

        assertThat(process(one(), processor()).isFullySuccessful()).isTrue();
        assertThat(sink.images()).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("An address in place of an image is kept, and the message tells where")
    @ValueSource(
            strings = {
                "{'candidates':[{'content':{'parts':[{'fileData':{'fileUri':'https://files.example/a','mimeType':'image/png'}}]}}]}",
                "{'candidates':[{'content':{'parts':[{'file_data':{'file_uri':'https://files.example/a'}}]}}]}"
            })
    void address_inPlaceOfAnImage_isKept(String form) throws Exception {
        service.behind((request, real) -> Optional.of(
                FakeAnswer.of(200, "application/json", form.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));

        ImageBatchResult result = process(one(), processor());

        assertThat(result.failures().get(0).failure().message()).contains("address", ".unknown");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Under every fault the ledger knows as many attempts as the service got requests")
    void fault_ofAnyKind_hidesNoRequest(Fault fault) throws Exception {
        service.failAlways(fault);
        BatchProcessorBuilder processor = processor();
        if (fault == Fault.HANG) {
            processor.timeout(Duration.ofMillis(200));
        }

        ImageBatchResult result = process(one(), processor);

        assertThat(result.generated()).isZero();
        assertThat(result.failures())
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure().kind()).isEqualTo(kind(fault)));
        assertThat(started()).hasSize((int) service.generations());
        assertThat(service.generations()).isPositive();
        assertThat(ledger.totals().spent().plus(ledger.totals().held())).isGreaterThanOrEqualTo(service.charged());
        assertThat(result.toString()).doesNotContain("canary");
    }

    @Test
    @DisplayName("One 429 that asks for three seconds makes one further call, after three seconds")
    void rateLimit_once_isWaitedFor() throws Exception {
        service.retryAfter(Duration.ofSeconds(3));
        service.failNext(Fault.RATE_LIMITED);

        ImageBatchResult result = process(one(), processor());

        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(service.generations()).isEqualTo(2);
        assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("A quota a minute slows the batch down and fails nothing")
    void quota_aMinute_isKept() throws Exception {
        service.quota(60, 2);
        List<ImageSpecification> specifications = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            specifications.add(specification("s" + i).build());
        }

        ImageBatchResult result = process(SpecificationSource.of(specifications), processor());

        assertThat(result.isFullySuccessful()).isTrue();
        assertThat(service.images()).isEqualTo(12);
    }

    @Test
    @DisplayName("A budget is never exceeded, tokens or not")
    void budget_small_isKept() throws Exception {
        List<ImageSpecification> specifications = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            specifications.add(specification("s" + i).build());
        }

        process(SpecificationSource.of(specifications), processor().budget(Budget.of(Money.usd("1.00"))));

        assertThat(service.charged().exceeds(Money.usd("1.00"))).isFalse();
        assertThat(service.images()).isGreaterThan(25);
    }

    @ParameterizedTest
    @CsvSource({"IMAGE_SAFETY,CONTENT_REJECTED,1", "NO_IMAGE,EMPTY_ANSWER,1"})
    @DisplayName("What is refused is not asked for again")
    void finishReason_refused_isNotAskedAgain(String reason, FailureKind kind, int requests) throws Exception {
        service.finishReason(reason);

        ImageBatchResult result = process(one(), processor());

        assertThat(result.failures().get(0).failure().kind()).isEqualTo(kind);
        assertThat(service.generations()).isEqualTo(requests);
    }

    private static FailureKind kind(Fault fault) {
        return switch (fault) {
            case RATE_LIMITED, RATE_LIMITED_WITHOUT_RETRY_AFTER -> FailureKind.RATE_LIMITED;
            case SERVER_ERROR, UNAVAILABLE, HTML_PAGE -> FailureKind.TRANSIENT;
            case HANG, RESET_BEFORE_ANSWER, RESET_MID_BODY, TRUNCATED -> FailureKind.UNKNOWN_OUTCOME;
            case BAD_BASE64, NOT_AN_IMAGE -> FailureKind.BAD_IMAGE;
            case REFUSED -> FailureKind.CONTENT_REJECTED;
            case EMPTY_ANSWER -> FailureKind.EMPTY_ANSWER;
            case EXPIRED_KEY -> FailureKind.UNAUTHORIZED;
            case OUT_OF_CREDIT -> FailureKind.OUT_OF_CREDIT;
            case DAILY_QUOTA -> FailureKind.DAILY_QUOTA;
            case MODEL_GONE -> FailureKind.MODEL_UNAVAILABLE;
        };
    }

    private ImageBatchResult process(SpecificationSource specifications, BatchProcessorBuilder processor)
            throws Exception {
        try (BatchProcessor built = processor.build()) {
            return built.process(specifications);
        }
    }

    private BatchProcessorBuilder processor() {
        ImageProvider provider = new GeminiProviderFactory()
                .create(Providers.settings(service.baseUri()).withTime(clock));
        return BatchProcessor.builder(provider)
                .sink(sink)
                .ledger(ledger)
                .time(clock)
                .executor(executor)
                .concurrency(4);
    }

    private List<AttemptStarted> started() {
        List<AttemptStarted> started = new ArrayList<>();
        ledger.forEach(entry -> {
            if (entry instanceof AttemptStarted start) {
                started.add(start);
            }
        });
        return started;
    }

    private List<AttemptEnded> ended() {
        List<AttemptEnded> ended = new ArrayList<>();
        ledger.forEach(entry -> {
            if (entry instanceof AttemptEnded end) {
                ended.add(end);
            }
        });
        return ended;
    }

    private static SpecificationSource one() {
        return SpecificationSource.of(List.of(specification("fox").build()));
    }

    private static ImageSpecification.Builder specification(String id) {
        return ImageSpecification.builder(id, Providers.PROMPT + " " + id);
    }
}
