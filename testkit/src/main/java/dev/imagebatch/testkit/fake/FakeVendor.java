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
 * A strict stand-in of an image service: an HTTP server on a free loopback port with the vendor's checks and prices,
 * and with injected faults.
 *
 * <p>It refuses contract violations in the vendor's form and records them in {@link #violations()}. Thread-safe; starts
 * with {@link #start()}.
 *
 * @since 0.1
 */
public abstract class FakeVendor implements AutoCloseable {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    private final TimeSource time;
    private final LoopbackServer server = new LoopbackServer(this::serve);
    private final FaultPlan faults = new FaultPlan();
    private final VendorRecord record = new VendorRecord();
    private volatile Gateway gateway = Gateway.NONE;
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration retryAfter = USUAL_WAIT;
    private volatile @Nullable TokenBucket quota;

    /** Creates a stand-in with the given clock without starting it. */
    protected FakeVendor(TimeSource time) {
        this.time = time;
    }

    /**
     * Returns the vendor's refusal of a request with a wrong key, address, field, size, length or range.
     * Implementations record contract violations with {@link #violation(String)}.
     */
    protected abstract Optional<FakeAnswer> refusal(FakeRequest request);

    /** Returns the number of images of a valid request; 0 if the request is free. */
    protected abstract int imagesAsked(FakeRequest request);

    /** Returns the quota units of a request for a number of images. */
    protected int unitsAsked(FakeRequest request, int images) {
        return images;
    }

    /** Returns the answer with the vendor's quota headers. */
    FakeAnswer tellingQuota(FakeAnswer answer, TokenBucket.State state) {
        return answer;
    }

    /** Answers a valid request. Implementations record its cost with {@link #charge}. */
    protected abstract FakeAnswer answer(FakeRequest request);

    /** Returns a rate limit answer; {@code wait} is null to omit the time to wait. */
    protected abstract FakeAnswer rateLimited(FakeRequest request, @Nullable Duration wait);

    /** Returns a fault in the vendor's form, other than rate limits and connection faults. */
    protected abstract FakeAnswer failure(FakeRequest request, Fault fault);

    /** Starts the server. */
    public final void start() {
        server.start();
    }

    /** Returns the address of the server without a path. */
    public final URI baseUri() {
        return server.uri();
    }

    /** Returns the clock of latency and quota. */
    protected final TimeSource time() {
        return time;
    }

    /** Sets the latency of each answer. */
    public final void latency(Duration duration) {
        this.latency = duration;
    }

    /**
     * Sets a quota of units a minute, such as images, with a burst. Requests above it get a rate limit answer. Changes
     * keep the units already used.
     */
    public final synchronized void quota(double unitsPerMinute, int burst) {
        TokenBucket bucket = quota;
        if (bucket == null) {
            this.quota = new TokenBucket(time, unitsPerMinute, burst);
        } else {
            bucket.change(unitsPerMinute, burst);
        }
    }

    /** Sets the time to wait of {@link Fault#RATE_LIMITED}. Default: one second. */
    public final void retryAfter(Duration wait) {
        this.retryAfter = wait;
    }

    /** Queues faults for the next requests, one each. */
    public final void failNext(Fault... next) {
        faults.next(List.of(next));
    }

    /** Makes matching requests for images or texts fail, before all queued faults. */
    public final void failWhere(Predicate<FakeRequest> which, Fault fault) {
        faults.where(which, fault);
    }

    /** Queues a number of requests without a fault. */
    public final void spareNext(int requests) {
        faults.spare(requests);
    }

    /** Makes every request fail after the queued faults. */
    public final void failAlways(Fault fault) {
        faults.always(fault);
    }

    /**
     * Makes a random share of the requests fail.
     *
     * @param share from 0 to 1
     * @param fault the fault
     * @param seed the seed of the random numbers
     */
    public final void failShare(double share, Fault fault, long seed) {
        faults.share(share, fault, seed);
    }

    /** Puts a gateway in front of the service, for requests for images or texts. */
    public final void behind(Gateway given) {
        this.gateway = given;
    }

    /** Removes the gateway. */
    public final void direct() {
        this.gateway = Gateway.NONE;
    }

    /** Removes all faults. */
    public final void failNever() {
        faults.clear();
    }

    /** Returns the last 10,000 requests, oldest first. */
    public final List<FakeRequest> requests() {
        return record.requests();
    }

    /** Returns the number of requests for images or texts, failed and refused ones included. */
    public final long generations() {
        return record.generations();
    }

    /** Returns the number of requests refused by the quota. */
    public final long overQuota() {
        return record.overQuota();
    }

    /** Returns the charged amount. */
    public final Money charged() {
        return record.charged();
    }

    /** Returns the number of charged images. */
    public final long images() {
        return record.images();
    }

    /** Returns the contract violations. */
    public final List<String> violations() {
        return record.violations();
    }

    /** Returns the number of connections that clients closed before the answer. */
    public final long hangUps() {
        return record.hangUps();
    }

    /**
     * Waits until a number of image requests were received.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public final void awaitGenerations(long count) throws InterruptedException {
        record.await(() -> record.generations() >= count);
    }

    /**
     * Waits until clients have closed a number of connections before the answer.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public final void awaitHangUps(long count) throws InterruptedException {
        record.await(() -> record.hangUps() >= count);
    }

    /** Records a contract violation. */
    protected final void violation(String what) {
        record.violation(what);
    }

    /** Records the cost of an answer. */
    protected final void charge(Money amount, int imageCount) {
        record.charge(amount, imageCount);
    }

    /** Stops the server and closes all connections. */
    @Override
    public void close() {
        server.close();
    }

    /** Returns the address only. */
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

    /** A valid request. */
    private final class Service {

        private final FakeRequest request;
        private final HttpConnection connection;

        Service(FakeRequest request, HttpConnection connection) {
            this.request = request;
            this.connection = connection;
        }

        void give(int images) throws IOException, InterruptedException {
            Optional<FakeAnswer> other =
                    images > 0 ? gateway.answer(request, () -> FakeVendor.this.answer(request)) : Optional.empty();
            if (other.isPresent()) {
                connection.send(other.get());
                return;
            }
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
