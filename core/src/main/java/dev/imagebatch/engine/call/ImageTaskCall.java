package dev.imagebatch.engine.call;

import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.rescue.ReceivedImage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** One call for images, as its runner sees it. */
record ImageTaskCall(ImageProvider provider, ProviderCall call) implements TaskCall<ReceivedImage> {

    @Override
    public int images() {
        return call.images();
    }

    @Override
    public String service() {
        return "provider " + provider.name();
    }

    @Override
    public CallCancellation cancellation() {
        return call.cancellation();
    }

    @Override
    public String attempt() {
        return call.attempt();
    }

    @Override
    public String specificationId() {
        return call.specificationId();
    }

    @Override
    public Duration timeout() {
        return call.timeout();
    }

    @Override
    public void onCancel(Runnable abort) {
        call.onCancel(abort);
    }

    @Override
    public AttemptOutcome<ReceivedImage> run() throws ProviderException, InterruptedException {
        GenerationAnswer answer = provider.generate(call);
        Map<Integer, Failure> failures = missing(position -> missing(position, answer));
        return failures.isEmpty()
                ? AttemptOutcome.received(call.received(), answer)
                : AttemptOutcome.incomplete(call.received(), failures, answer);
    }

    @Override
    public AttemptOutcome<ReceivedImage> failed(ProviderException thrown, RetryPolicy rules) {
        Optional<Failure> lost = notReceived();
        Failure failure = charged(lost.orElseGet(() -> new Failure(
                thrown.kind(), FailureStage.GENERATING, rules.charged(thrown), ErrorBoundary.reason(thrown))));
        ProviderException decisive = lost.map(reason -> ProviderException.builder(reason.kind(), reason.message())
                        .charged(reason.charged())
                        .requestId(thrown.requestId().orElse(null))
                        .rateLimit(thrown.rateLimit())
                        .build())
                .orElse(thrown);
        return AttemptOutcome.failed(call.received(), missing(position -> failure), failure.charged(), decisive);
    }

    private Map<Integer, Failure> missing(IntFunction<Failure> reason) {
        Map<Integer, Failure> failures = new TreeMap<>();
        for (int position = 0; position < call.images(); position++) {
            if (!call.received().containsKey(position)) {
                failures.put(position, reason.apply(position));
            }
        }
        return failures;
    }

    private Failure missing(int position, GenerationAnswer answer) {
        Failure failure = reason(position, answer);
        return charged(call.unreadable(position)
                .map(file -> new Failure(
                        failure.kind(),
                        failure.stage(),
                        failure.charged(),
                        failure.message() + "; what came is kept as " + file))
                .orElse(failure));
    }

    private Failure reason(int position, GenerationAnswer answer) {
        Failure withheld = answer.withheld().get(position);
        if (withheld != null) {
            return withheld;
        }
        return call.isUnrecognised(position)
                ? Failure.of(
                        FailureKind.BAD_IMAGE,
                        FailureStage.GENERATING,
                        "the received bytes are not a PNG, JPEG, WebP or GIF image")
                : Failure.of(
                        FailureKind.EMPTY_ANSWER, FailureStage.GENERATING, "the provider answered without the image");
    }

    /** The cause of the provider's own failure: the image was sent and could not be kept. */
    private Optional<Failure> notReceived() {
        return call.rescueFailure()
                .map(full -> new Failure(
                        FailureKind.SINK_FAILED, FailureStage.GENERATING, Charged.YES, ErrorBoundary.reason(full)))
                .or(() -> call.oversize()
                        .map(large -> Failure.of(
                                FailureKind.BAD_IMAGE, FailureStage.GENERATING, ErrorBoundary.reason(large))));
    }

    /** A call that certainly costs nothing was not charged, however it ended. */
    private Failure charged(Failure failure) {
        return call.isFree() ? new Failure(failure.kind(), failure.stage(), Charged.NO, failure.message()) : failure;
    }
}
