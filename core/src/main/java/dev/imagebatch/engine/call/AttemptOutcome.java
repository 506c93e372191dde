package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.rescue.ReceivedImage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of one call: the images, why others did not come, and whether it was charged.
 *
 * @param images the images that came, by position
 * @param failures why the others did not come, by position
 * @param thrown what decides whether to ask again, or null if every image came
 * @param charged whether the call was billed
 * @param answer what the answer said beside the images
 * @param isCutOff whether the answer did not come to its end, so that it could not say what it cost
 */
record AttemptOutcome(
        Map<Integer, ReceivedImage> images,
        Map<Integer, Failure> failures,
        @Nullable ProviderException thrown,
        Charged charged,
        GenerationAnswer answer,
        boolean isCutOff) {

    static AttemptOutcome answered(ProviderCall call, GenerationAnswer answer) {
        Map<Integer, Failure> failures = new TreeMap<>();
        for (int position = 0; position < call.images(); position++) {
            if (!call.received().containsKey(position)) {
                failures.put(position, charged(call, missing(call, position, answer)));
            }
        }
        ProviderException thrown = failures.isEmpty()
                ? null
                : exception(failures.values().iterator().next(), answer);
        return new AttemptOutcome(call.received(), failures, thrown, charged(call, failures, answer), answer, false);
    }

    static AttemptOutcome failed(ProviderCall call, ProviderException thrown, RetryPolicy rules) {
        Optional<Failure> notKept = notKept(call);
        Failure failure = charged(
                call,
                notKept.orElseGet(() ->
                        new Failure(thrown.kind(), FailureStage.GENERATING, rules.charged(thrown), message(thrown))));
        Map<Integer, Failure> failures = new TreeMap<>();
        for (int position = 0; position < call.images(); position++) {
            if (!call.received().containsKey(position)) {
                failures.put(position, failure);
            }
        }
        boolean cameFree = failure.charged() == Charged.NO;
        Charged charged = cameFree && !call.received().isEmpty() ? Charged.YES : failure.charged();
        ProviderException decisive =
                notKept.map(full -> exception(full, GenerationAnswer.plain())).orElse(thrown);
        GenerationAnswer answer = GenerationAnswer.plain()
                .withRequestId(thrown.requestId().orElse(null))
                .withRateLimit(thrown.rateLimit());
        return new AttemptOutcome(call.received(), failures, decisive, charged, answer, true);
    }

    Optional<ProviderException> failure() {
        return Optional.ofNullable(thrown);
    }

    /** What the call cost, or is held for it, given what was expected of it. */
    Money cost(Money expected, Money held) {
        return switch (charged) {
            case NO -> Money.ZERO;
            case YES -> answer.cost().orElse(isCutOff ? held : expected);
            case UNKNOWN -> held;
        };
    }

    /** What the provider's own failure only followed from: the image came and could not be taken. */
    private static Optional<Failure> notKept(ProviderCall call) {
        return call.spoolFailure()
                .map(full -> new Failure(FailureKind.SINK_FAILED, FailureStage.GENERATING, Charged.YES, message(full)))
                .or(() -> call.oversize()
                        .map(large -> Failure.of(FailureKind.BAD_IMAGE, FailureStage.GENERATING, message(large))));
    }

    private static Failure missing(ProviderCall call, int position, GenerationAnswer answer) {
        if (call.isUnrecognised(position)) {
            return Failure.of(
                    FailureKind.BAD_IMAGE,
                    FailureStage.GENERATING,
                    "what was received as an image is none of PNG, JPEG, WebP, GIF");
        }
        Failure withheld = answer.withheld().get(position);
        return withheld != null
                ? withheld
                : Failure.of(
                        FailureKind.EMPTY_ANSWER, FailureStage.GENERATING, "the provider answered without the image");
    }

    /** What certainly costs nothing was not charged, however it ended. */
    private static Failure charged(ProviderCall call, Failure failure) {
        return call.isFree() ? new Failure(failure.kind(), failure.stage(), Charged.NO, failure.message()) : failure;
    }

    private static Charged charged(ProviderCall call, Map<Integer, Failure> failures, GenerationAnswer answer) {
        boolean paid = answer.cost().filter(cost -> !cost.isZero()).isPresent();
        if (paid || !call.received().isEmpty()) {
            return Charged.YES;
        }
        if (failures.values().stream().anyMatch(failure -> failure.charged() == Charged.YES)) {
            return Charged.YES;
        }
        boolean free = failures.values().stream().allMatch(failure -> failure.charged() == Charged.NO);
        return free ? Charged.NO : Charged.UNKNOWN;
    }

    private static ProviderException exception(Failure failure, GenerationAnswer answer) {
        return ProviderException.builder(failure.kind(), failure.message())
                .charged(failure.charged())
                .requestId(answer.requestId().orElse(null))
                .build();
    }

    private static String message(Exception thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
