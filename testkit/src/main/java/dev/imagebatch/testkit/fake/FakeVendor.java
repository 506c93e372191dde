package dev.imagebatch.testkit.fake;

import dev.imagebatch.cost.Money;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A strict stand-in of an image service: a real HTTP server on a free loopback port that refuses what the vendor
 * refuses, charges what the vendor charges and fails as it is told.
 *
 * <p>What breaks the vendor's contract is refused in the vendor's form and noted in {@link #violations()}, so that a
 * test can demand that nothing did. Thread-safe; starts with {@link #start()}.
 *
 * @since 0.1
 */
public abstract class FakeVendor implements AutoCloseable {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    private final TimeSource time;
    private final LoopbackServer server = new LoopbackServer(this::serve);
    private final FaultPlan faults = new FaultPlan();
    private final VendorRecord record = new VendorRecord();
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration retryAfter = USUAL_WAIT;
    private volatile @Nullable TokenBucket quota;

    /** A stand-in that is not started yet, whose latency and quota go by {@code time}. */
    protected FakeVendor(TimeSource time) {
        this.time = time;
    }

    /**
     * What is wrong with a request, in the vendor's form: key, address, fields, sizes, lengths, ranges. What breaks the
     * contract is noted with {@link #violation(String)}.
     */
    protected abstract Optional<FakeAnswer> refusal(FakeRequest request);

    /** How many images a request that was not refused asks for; 0 if it asks for something that is free. */
    protected abstract int imagesAsked(FakeRequest request);

    /** How many units of the quota a request takes that asks for so many images. */
    protected int unitsAsked(FakeRequest request, int images) {
        return images;
    }

    /** An answer with what the vendor's headers tell of the quota. */
    FakeAnswer tellingQuota(FakeAnswer answer, TokenBucket.State state) {
        return answer;
    }

    /** The answer to a request that was not refused; notes what it costs with {@link #charge}. */
    protected abstract FakeAnswer answer(FakeRequest request);

    /** The answer to one request too many; {@code wait} is null where it does not say how long to wait. */
    protected abstract FakeAnswer rateLimited(FakeRequest request, @Nullable Duration wait);

    /** A fault of the service in the vendor's form; never one of rate or of the line. */
    protected abstract FakeAnswer failure(FakeRequest request, Fault fault);

    /** Starts to listen. */
    public final void start() {
        server.start();
    }

    /** The address of the server, without a path. */
    public final URI baseUri() {
        return server.uri();
    }

    /** The clock of latency and quota. */
    protected final TimeSource time() {
        return time;
    }

    /** Each answer takes so long. */
    public final void latency(Duration duration) {
        this.latency = duration;
    }

    /**
     * Allows so many units a minute, such as images, and {@code burst} at once; the rest is answered at once as one
     * request too many. May be changed while requests come; what was used stays used.
     */
    public final synchronized void quota(double unitsPerMinute, int burst) {
        TokenBucket bucket = quota;
        if (bucket == null) {
            this.quota = new TokenBucket(time, unitsPerMinute, burst);
        } else {
            bucket.change(unitsPerMinute, burst);
        }
    }

    /** How long {@link Fault#RATE_LIMITED} asks to wait; one second unless set. */
    public final void retryAfter(Duration wait) {
        this.retryAfter = wait;
    }

    /** The next requests fail so, one each, after those that wait for their turn. */
    public final void failNext(Fault... next) {
        faults.next(List.of(next));
    }

    /** Requests for images or texts that are like this fail so, whatever else waits for its turn. */
    public final void failWhere(Predicate<FakeRequest> which, Fault fault) {
        faults.where(which, fault);
    }

    /** The next requests are spared, after those that wait for their turn. */
    public final void spareNext(int requests) {
        faults.spare(requests);
    }

    /** Every request fails so, once no other fault waits for its turn. */
    public final void failAlways(Fault fault) {
        faults.always(fault);
    }

    /**
     * A share of the requests fails so, by chance.
     *
     * @param share from 0 to 1
     * @param fault the fault
     * @param seed makes the chance the same each time
     */
    public final void failShare(double share, Fault fault, long seed) {
        faults.share(share, fault, seed);
    }

    /** Nothing fails any more. */
    public final void failNever() {
        faults.clear();
    }

    /** The last requests that were received, at most 10,000, oldest first. */
    public final List<FakeRequest> requests() {
        return record.requests();
    }

    /** How many requests asked for images or texts, those that failed or were refused included. */
    public final long generations() {
        return record.generations();
    }

    /** How many requests were refused because the quota was used up. */
    public final long overQuota() {
        return record.overQuota();
    }

    /** What was charged. */
    public final Money charged() {
        return record.charged();
    }

    /** How many images were charged. */
    public final long images() {
        return record.images();
    }

    /** What broke the vendor's contract, in words. */
    public final List<String> violations() {
        return record.violations();
    }

    /** How many clients ended the connection instead of waiting for the answer. */
    public final long hangUps() {
        return record.hangUps();
    }

    /**
     * Waits until so many requests that ask for images were received.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public final void awaitGenerations(long count) throws InterruptedException {
        record.await(() -> record.generations() >= count);
    }

    /**
     * Waits until so many clients ended the connection instead of waiting for the answer.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public final void awaitHangUps(long count) throws InterruptedException {
        record.await(() -> record.hangUps() >= count);
    }

    /** Notes what broke the contract. */
    protected final void violation(String what) {
        record.violation(what);
    }

    /** Notes what an answer costs. */
    protected final void charge(Money amount, int imageCount) {
        record.charge(amount, imageCount);
    }

    /** Ends every connection and stops listening. */
    @Override
    public void close() {
        server.close();
    }

    /** The address alone. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + server + "]";
    }

    private void serve(FakeRequest request, HttpConnection connection) throws IOException, InterruptedException {
        Optional<FakeAnswer> refusal = refusal(request);
        int images = refusal.isPresent() ? 1 : imagesAsked(request);
        record.request(request, images > 0);
        if (refusal.isPresent()) {
            connection.send(refusal.get());
            return;
        }
        new Service(request, connection).give(images);
    }

    /** One request that was not refused. */
    private final class Service {

        private final FakeRequest request;
        private final HttpConnection connection;

        Service(FakeRequest request, HttpConnection connection) {
            this.request = request;
            this.connection = connection;
        }

        void give(int images) throws IOException, InterruptedException {
            Optional<Fault> fault = images > 0 ? faults.take(request) : faults.lasting();
            Optional<Duration> wait = fault.isEmpty() ? overQuota(images) : Optional.empty();
            if (wait.isPresent()) {
                record.refused();
                connection.send(tellingQuota(rateLimited(request, wait.get())));
                return;
            }
            if (images > 0) {
                time.sleep(latency);
            }
            if (fault.isPresent()) {
                fail(fault.get());
            } else {
                connection.send(tellingQuota(answer(request)));
            }
        }

        private Optional<Duration> overQuota(int images) {
            TokenBucket bucket = quota;
            return bucket == null || images == 0 ? Optional.empty() : bucket.take(unitsAsked(request, images));
        }

        private FakeAnswer tellingQuota(FakeAnswer answer) {
            TokenBucket bucket = quota;
            return bucket == null ? answer : FakeVendor.this.tellingQuota(answer, bucket.state());
        }

        private void fail(Fault fault) throws IOException {
            switch (fault) {
                case RATE_LIMITED -> connection.send(rateLimited(request, retryAfter));
                case RATE_LIMITED_WITHOUT_RETRY_AFTER -> connection.send(rateLimited(request, null));
                case HTML_PAGE -> connection.send(HtmlPage.badGateway());
                case HANG -> hang();
                case RESET_BEFORE_ANSWER -> {
                    answer(request);
                    connection.reset();
                }
                case RESET_MID_BODY -> connection.sendHalfAndReset(answer(request));
                case TRUNCATED -> connection.send(answer(request).truncated());
                default -> connection.send(failure(request, fault));
            }
        }

        private void hang() throws IOException {
            answer(request);
            connection.awaitEnd();
            record.hangUp();
            connection.close();
        }
    }
}
