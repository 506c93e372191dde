package dev.imagebatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.testkit.fake.FakeVendor;
import dev.imagebatch.testkit.fake.Gateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of providers over HTTP for answers that are not the service's: whole batches over sockets, with a gateway in
 * front of the vendor's stand-in. A provider's test extends it.
 *
 * @since 0.1
 */
@Timeout(120)
public abstract class AnswersContract {

    private static final String MARK = "poison";

    /** True if every status is answered, not only those that some client follows or repeats by itself. */
    private static final boolean IS_WHOLE = "all".equals(System.getProperty("cases"));

    /** A 429 with a wait of nothing is asked hundreds of times. */
    private static final int MOST_OF_ONE_STATUS = IS_WHOLE ? Integer.MAX_VALUE : 20;

    /** The number of statuses of each hundred, from the first, that have a name; a few more have one. */
    private static final int NAMED = 12;

    private static final Set<Integer> TREATED_BY_CLIENTS = Set.of(421, 425, 426, 429, 431, 451, 499, 520, 524, 529);

    private final MemorySink sink = new MemorySink();
    private final ManualClock clock = new ManualClock();
    private final MemoryLedger ledger = new MemoryLedger(clock);
    private FakeVendor vendor;
    private ImageProvider provider;
    private int lastCount;

    /** Called by subclasses. */
    protected AnswersContract() {
        // the stand-in is created before each test
    }

    /** Creates the stand-in of the vendor, not started. */
    protected abstract FakeVendor vendor();

    /** Creates a provider of the started stand-in. */
    protected abstract ImageProvider provider(FakeVendor started);

    @BeforeEach
    void start() {
        vendor = vendor();
        vendor.start();
        provider = provider(vendor);
    }

    @AfterEach
    void stop() {
        provider.close();
        vendor.close();
    }

    @ParameterizedTest
    @DisplayName(
            "Words of credit, budget, balance and quota end the batch at the first answer, and the next run asks again")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "400 | {'code':400,'message':'Insufficient credits. Please top up.'}",
                "403 | {'detail':'Insufficient credits. A credit balance > 0 is required for file uploads.'}",
                "400 | {'error':{'message':'ExceededBudget: Team over budget. Spend=12.1, Budget=10.0','type':'budget_exceeded','code':'400'}}",
                "403 | {'error':{'message':'Key limit exceeded (monthly limit). Manage it in the settings','code':403}}",
                "402 | {'error':{'message':'This request requires more credits','code':402}}",
                "412 | {'error':{'message':'Account x is suspended, possibly due to reaching the monthly spending limit or failure to pay past invoices.','code':'PRECONDITION_FAILED'}}",
                "403 | {'error':{'message':'user quota is not enough','type':'new_api_error','code':'insufficient_user_quota'}}",
                "429 | {'error':{'message':'You have no remaining balance on this plan','type':'billing'}}",
                "400 | {'error':{'message':'Your organization does not have enough balance to request this action'}}",
                "429 | {'error':{'message':'The usage limit has been reached','type':'usage_limit_reached'}}"
            })
    void account_isSpent_endsAtOnceAndIsAskedAgain(int status, String body) throws Exception {
        vendor.behind(always(status, body));

        ImageBatchResult first = run(4);

        assertThat(vendor.generations()).isEqualTo(1);
        assertThat(first.end()).isEqualTo(ImageBatchResult.End.PROVIDER_STOPPED);
        assertThat(first.failuresByKind()).containsOnlyKeys(FailureKind.OUT_OF_CREDIT);
        assertNothingPaid(first);
        assertNextRunMakes(4);
    }

    @ParameterizedTest
    @DisplayName("A refusal that does not mean the request is asked again by the next run")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "400 | {'error':{'message':'upstream connect error or disconnect/reset before headers'}}",
                "400 | <html><head><title>400 Bad Request</title></head></html>",
                "400 | ",
                "418 | {'error':'I am a teapot'}",
                "426 | Upgrade Required",
                "421 | {'message':'Misdirected'}",
                "413 | <html><head><title>413 Request Entity Too Large</title></head></html>",
                "451 | {'error':{'message':'Unavailable For Legal Reasons'}}",
                "428 | {'error':'precondition'}",
                "403 | <html><title>Access denied by the firewall</title></html>",
                "403 | {'error':{'message':'Forbidden'}}",
                "501 | {}"
            })
    void refusal_notOfTheRequest_isAskedAgain(int status, String body) throws Exception {
        vendor.behind(always(status, body));

        ImageBatchResult first = run(2);

        assertThat(vendor.generations()).isEqualTo(2);
        assertNothingPaid(first);
        assertNextRunMakes(2);
    }

    @ParameterizedTest
    @DisplayName("A refused picture is told from a refused key: it ends its item alone, in this run and in the next")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "403 | {'error':{'message':'Your request was flagged as containing sensitive content.','code':403}}",
                "403 | {'error':{'code':403,'message':'This model requires moderation. Your input was flagged for violence'}}",
                "400 | {'error':{'message':'The response is blocked, as it may violate our policies.'}}",
                "400 | {'code':'DataInspectionFailed','message':'Output data may contain inappropriate content.'}",
                "422 | {'detail':'NSFW content detected'}",
                "403 | {'code':'The caller does not have permission','error':'Content violates usage policies: blocked'}",
                "500 | {'error':{'message':'All generated images contained NSFW content'}}",
                "400 | {'error':{'message':'the prompt may violate our guardrails around nudity'}}",
                "403 | {'error':{'message':'Request Moderated','type':'content_blocked'}}"
            })
    void content_ofOneItem_endsThatItemAlone(int status, String body) throws Exception {
        vendor.behind(poison(status, body));

        ImageBatchResult first = run(5);

        assertThat(first.end()).isEqualTo(ImageBatchResult.End.COMPLETED);
        assertThat(first.generated()).isEqualTo(4);
        assertThat(first.failuresByKind()).containsOnlyKeys(FailureKind.CONTENT_REJECTED);
        long asked = vendor.generations();
        assertThat(run(5).reused()).isEqualTo(4);
        assertThat(vendor.generations())
                .as("a refused picture is not asked for again")
                .isEqualTo(asked);
    }

    @ParameterizedTest
    @DisplayName("A 403 of unknown words for one item ends no batch, in no run")
    @ValueSource(
            strings = {
                "{'error':{'message':'Forbidden'}}",
                "{'error':'You are not allowed to sample from this model'}",
                "{'message':'not permitted'}",
                "<html>no</html>",
                "{'code':'permission-denied','error':'refused'}",
                ""
            })
    void forbidden_forOneItem_endsNoBatch(String body) throws Exception {
        vendor.behind(poison(403, body));

        ImageBatchResult first = run(5);
        ImageBatchResult second = run(5);

        assertThat(first.end()).isEqualTo(ImageBatchResult.End.COMPLETED);
        assertThat(first.generated()).isEqualTo(4);
        assertThat(second.end()).isEqualTo(ImageBatchResult.End.COMPLETED);
        assertThat(second.reused()).isEqualTo(4);
        assertNothingHeld(second);
        assertNextRunMakes(1);
    }

    @ParameterizedTest
    @DisplayName("A key that is refused for everything ends the batch after a few requests")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "401 | {'error':{'message':'no'}} | 1",
                "403 | {'error':{'message':'Invalid API key provided'}} | 1",
                "400 | {'error':{'message':'API key expired. Please renew the API key.'}} | 1",
                "403 | {'error':{'message':'Your organization must be verified to use this'}} | 1",
                "403 | {'error':{'message':'Forbidden'}} | 3",
                "403 | <html>no</html> | 3"
            })
    void key_refusedForEverything_endsTheBatch(int status, String body, int requests) throws Exception {
        vendor.behind(always(status, body));

        ImageBatchResult first = run(30);

        assertThat(vendor.generations()).isEqualTo(requests);
        assertThat(first.failuresByKind()).containsOnlyKeys(FailureKind.UNAUTHORIZED);
        assertNothingPaid(first);
        assertNextRunMakes(30);
    }

    @ParameterizedTest
    @DisplayName("An error inside a success is judged like the status or state that it names")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'error':{'code':402,'message':'Insufficient credits'}} | OUT_OF_CREDIT | 1",
                "{'error':{'code':'402','message':'no'}} | OUT_OF_CREDIT | 1",
                "{'error':{'message':'You exceeded your current quota','type':'insufficient_quota'}} | OUT_OF_CREDIT | 1",
                "{'error':{'status':'UNAUTHENTICATED','message':'no'}} | UNAUTHORIZED | 1",
                "{'error':{'code':401,'message':'no'}} | UNAUTHORIZED | 1",
                "{'error':{'message':'Invalid API key'}} | UNAUTHORIZED | 1",
                "{'error':{'code':404,'message':'no such model'}} | MODEL_UNAVAILABLE | 1",
                "{'error':{'message':'Prompt violates our content policy'}} | CONTENT_REJECTED | 4"
            })
    void error_withinSuccess_isJudgedByItsStatus(String body, FailureKind kind, int requests) throws Exception {
        vendor.behind(always(200, body));

        ImageBatchResult first = run(4);

        assertThat(vendor.generations()).isEqualTo(requests);
        assertThat(first.failuresByKind()).containsOnlyKeys(kind);
        assertThat(first.spent()).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @DisplayName("A passing error inside a success is waited for and repeated")
    @ValueSource(
            strings = {
                "{'error':{'code':429,'message':'Provider returned error, retry in 1s'}}",
                "{'error':{'code':503,'message':'overloaded'}}",
                "{'error':{'message':'Rate limit exceeded','type':'rate_limit_error'}}",
                "{'error':{'status':'UNAVAILABLE','message':'try later'}}",
                "{'error':{'code':'502','message':'bad gateway'}}"
            })
    void error_withinSuccess_thatPasses_isRepeated(String body) throws Exception {
        vendor.behind(first(1, 200, body));

        ImageBatchResult result = run(2);

        assertThat(result.generated()).isEqualTo(2);
        assertThat(vendor.generations()).isEqualTo(3);
        assertNothingHeld(result);
    }

    @ParameterizedTest
    @DisplayName("A limit of nothing ends the batch at the first answer")
    @ValueSource(
            strings = {
                "{'error':{'message':'Rate limit: 0 images per minute'}}",
                "{'error':{'message':'Rate limit reached on images per min (IPM): Limit 0, Used 0, Requested 1.'}}",
                "{'error':{'message':'Quota exceeded for metric: images, limit: 0, model: x'}}",
                "{'error':{'message':'You are limited to 0 requests per minute on this tier'}}",
                "{'error':{'message':'Too many requests. Limit: 0 / min. Please try again in 20s.'}}"
            })
    void limit_ofNothing_endsTheBatch(String body) throws Exception {
        vendor.behind(always(429, body));

        ImageBatchResult first = run(4);

        assertThat(vendor.generations()).isEqualTo(1);
        assertThat(first.failuresByKind()).containsOnlyKeys(FailureKind.OUT_OF_CREDIT);
        assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(1));
        assertNextRunMakes(4);
    }

    @ParameterizedTest
    @DisplayName("A 429 that names a window or a short wait is waited for, whatever else it says")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'error':{'message':'You exceeded your current quota of 10 images per minute. Check your billing.'}} | ",
                "{'error':{'message':'quota exceeded'}} | 2",
                "{'error':{'message':'Rate limit reached: Limit: 3 / min. Please try again in 20s. Add a payment method to your account to increase it.'}} | ",
                "{'error':{'message':'Rate limit reached: Limit: 10/1min'}} | 1",
                "{'error':{'message':'usage limit of this minute reached, per-minute window'}} | 5"
            })
    void limit_ofAWindow_isWaitedFor(String body, String retryAfter) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        vendor.behind((request, service) -> asked.getAndIncrement() > 0
                ? Optional.empty()
                : Optional.of(
                        retryAfter == null
                                ? answer(429, body)
                                : answer(429, body).withHeader("Retry-After", retryAfter)));

        ImageBatchResult result = run(2);

        assertThat(result.generated()).isEqualTo(2);
        assertThat(vendor.generations()).isEqualTo(3);
    }

    @ParameterizedTest
    @DisplayName(
            "A wait beyond any patience ends the calls to the model at the first answer, and the message says until when")
    @ValueSource(strings = {"86400", "Sun, 06 Nov 2033 08:49:37 GMT", "1000", "3600.5", "259200"})
    void wait_beyondPatience_endsTheBatch(String retryAfter) throws Exception {
        vendor.behind((request, service) ->
                Optional.of(answer(429, "{'error':{'message':'slow down'}}").withHeader("Retry-After", retryAfter)));

        ImageBatchResult first = run(20);

        assertThat(vendor.generations()).isEqualTo(1);
        assertThat(first.end()).isEqualTo(ImageBatchResult.End.PROVIDER_STOPPED);
        assertThat(first.failuresByKind()).containsOnlyKeys(FailureKind.DAILY_QUOTA);
        assertThat(first.failures().get(0).failure().message()).containsPattern("until \\d{4}-\\d\\d-\\d\\d");
        assertNothingPaid(first);
        assertNextRunMakes(20);
    }

    @ParameterizedTest
    @DisplayName("A wait within the patience is waited for")
    @ValueSource(strings = {"600", "30", "0"})
    void wait_withinPatience_isWaitedFor(String retryAfter) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        vendor.behind((request, service) -> asked.getAndIncrement() > 0
                ? Optional.empty()
                : Optional.of(answer(429, "{'error':{'message':'slow down'}}").withHeader("Retry-After", retryAfter)));

        assertThat(run(2).generated()).isEqualTo(2);
    }

    @ParameterizedTest
    @DisplayName("A set-up that cannot work ends the batch after a handful of requests")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "200 | {}",
                "200 | {'data':[]}",
                "200 | {'choices':[{'message':{'content':'I cannot draw'}}]}",
                "204 | ",
                "400 | {'error':{'message':'upstream connect error'}}",
                "426 | Upgrade Required",
                "200 | <html>Sign in</html>",
                "400 | {'error':{'message':'Unknown parameter: quality','type':'invalid_request_error','param':'quality'}}"
            })
    void setUp_thatCannotWork_endsTheBatch(int status, String body) throws Exception {
        vendor.behind(always(status, body));

        ImageBatchResult first = run(30);

        assertThat(vendor.generations()).isLessThanOrEqualTo(8);
        assertThat(first.end()).isEqualTo(ImageBatchResult.End.PROVIDER_STOPPED);
        assertThat(first.skipped()).isGreaterThanOrEqualTo(22);
    }

    @Test
    @DisplayName(
            "What was requested is what was received by the service, whatever the status and however short the wait")
    void request_ofEveryStatus_isSentOnce() throws Exception {
        List<String> differences = new ArrayList<>();
        for (int answered : statuses()) {
            long before = vendor.generations();
            long attempts = attempts();
            AtomicInteger asked = new AtomicInteger();
            vendor.behind((request, service) -> asked.getAndIncrement() >= MOST_OF_ONE_STATUS
                    ? Optional.empty()
                    : Optional.of(answer(answered, "{'error':{'message':'x'}}")
                            .withHeader("Retry-After", "0")
                            .withHeader("Location", vendor.baseUri() + request.path())
                            .withHeader("WWW-Authenticate", "Basic realm=x")
                            .withHeader("Proxy-Authenticate", "Basic realm=x")));
            oneImage("status" + answered);
            long received = vendor.generations() - before;
            if (received != attempts() - attempts) {
                differences.add(answered + ": " + received + " requests, " + (attempts() - attempts) + " attempts");
            }
        }
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("Every 2xx with an image is an image")
    @ValueSource(ints = {200, 201, 202, 203, 206, 207, 226, 299})
    void image_underAnySuccess_isStored(int status) throws Exception {
        vendor.behind((request, service) -> Optional.of(service.get().withStatus(status)));

        ImageBatchResult result = run(1);

        assertThat(result.generated()).isEqualTo(1);
        assertThat(vendor.generations()).isEqualTo(1);
        assertThat(result.spent()).isEqualTo(vendor.charged());
    }

    @Test
    @DisplayName("An image in an answer that a gateway packed is an image")
    void image_inAPackedAnswer_isStored() throws Exception {
        vendor.behind((request, service) -> Optional.of(service.get().packed()));

        ImageBatchResult result = run(1);

        assertThat(result.generated()).isEqualTo(1);
        assertThat(vendor.generations()).isEqualTo(1);
        assertThat(result.spent()).isEqualTo(vendor.charged());
    }

    @ParameterizedTest
    @DisplayName("An answer in an encoding that is not read is held")
    @ValueSource(strings = {"br", "zstd", "deflate"})
    void answer_inAnotherEncoding_isHeld(String encoding) throws Exception {
        vendor.behind((request, service) ->
                Optional.of(FakeAnswer.of(200, "application/json", new byte[] {0x1B, 0x2F, 1})
                        .withHeader("Content-Encoding", encoding)));

        ImageBatchResult result = run(1);

        assertThat(result.held().isZero()).isFalse();
        assertThat(vendor.generations()).isEqualTo(1);
    }

    @ParameterizedTest
    @DisplayName("Only what the documents name is certainly free")
    @ValueSource(ints = {202, 204, 206, 408, 499, 505, 520, 524, 529, 598})
    void answer_thatNoDocumentNames_isHeld(int status) throws Exception {
        vendor.behind(always(status, ""));

        ImageBatchResult result = run(1);

        assertThat(result.held().isZero()).isFalse();
        assertThat(result.failures().get(0).failure().charged()).isNotEqualTo(Charged.NO);
        assertThat(vendor.generations()).isEqualTo(1);
    }

    private static int[] statuses() {
        IntStream all = IntStream.range(200, 600);
        return IS_WHOLE
                ? all.toArray()
                : all.filter(status -> status % 100 < NAMED || TREATED_BY_CLIENTS.contains(status))
                        .toArray();
    }

    private void assertNothingPaid(ImageBatchResult result) {
        assertThat(result.spent()).isEqualTo(Money.ZERO);
        assertNothingHeld(result);
    }

    private static void assertNothingHeld(ImageBatchResult result) {
        assertThat(result.held()).isEqualTo(Money.ZERO);
    }

    private void assertNextRunMakes(int images) throws Exception {
        vendor.direct();
        ImageBatchResult next = run(lastCount);
        assertThat(next.isFullySuccessful()).as("%s", next.failures()).isTrue();
        assertThat(next.generated()).isEqualTo(images);
    }

    private ImageBatchResult run(int count) throws Exception {
        lastCount = count;
        List<ImageSpecification> specifications = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String prompt = i == 1 ? "a picture of " + MARK : "picture number " + i;
            specifications.add(ImageSpecification.builder("s" + i, prompt).build());
        }
        return run(specifications);
    }

    private void oneImage(String id) throws Exception {
        run(List.of(ImageSpecification.builder(id, "a picture of " + id).build()));
    }

    private ImageBatchResult run(List<ImageSpecification> specifications) throws Exception {
        ExecutorService threads = clock.executor();
        try (BatchProcessor processor = BatchProcessor.builder(new Shared(provider))
                .sink(sink)
                .ledger(ledger)
                .time(clock)
                .executor(threads)
                .concurrency(1)
                .build()) {
            return processor.process(specifications);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A provider that outlives its processor. */
    private record Shared(ImageProvider provider) implements ForwardingProvider {
        @Override
        public void close() {
            // closed after the test
        }
    }

    private long attempts() throws IOException {
        AtomicLong attempts = new AtomicLong();
        ledger.forEach(entry -> attempts.addAndGet(entry instanceof AttemptStarted ? 1 : 0));
        return attempts.get();
    }

    private static Gateway always(int status, String body) {
        return (request, service) -> Optional.of(answer(status, body));
    }

    private static Gateway first(int times, int status, String body) {
        AtomicInteger asked = new AtomicInteger();
        return (request, service) ->
                asked.getAndIncrement() < times ? Optional.of(answer(status, body)) : Optional.empty();
    }

    private static Gateway poison(int status, String body) {
        return (request, service) -> isPoison(request) ? Optional.of(answer(status, body)) : Optional.empty();
    }

    private static boolean isPoison(FakeRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8).contains(MARK);
    }

    private static FakeAnswer answer(int status, String body) {
        String text = body == null ? "" : body.replace('\'', '"');
        String type = text.startsWith("<") ? "text/html" : "application/json";
        return FakeAnswer.of(status, type, text.getBytes(StandardCharsets.UTF_8));
    }
}
