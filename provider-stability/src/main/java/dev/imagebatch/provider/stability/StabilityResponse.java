package dev.imagebatch.provider.stability;

import dev.imagebatch.bedrock.BedrockAnswer;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import java.util.Locale;
import java.util.Optional;

/** An answer with one image, or with the reason for its absence; both come with status 200. */
final class StabilityResponse {

    private StabilityResponse() {}

    static GenerationAnswer handOver(GenerationCall call, BedrockAnswer answer) throws ProviderException {
        GenerationAnswer told = answer.plain();
        for (int position = 0; position < call.images(); position++) {
            Optional<Failure> failure = failure(call, answer, position);
            if (failure.isPresent()) {
                told = told.withheld(position, failure.get());
            }
        }
        return told;
    }

    private static Optional<Failure> failure(GenerationCall call, BedrockAnswer answer, int position)
            throws ProviderException {
        Optional<String> reason = answer.finishReason(position);
        if (reason.filter(StabilityResponse::isFiltered).isPresent()) {
            return Optional.of(Failure.of(FailureKind.CONTENT_REJECTED, FailureStage.GENERATING, reason.get()));
        }
        if (position < answer.images()) {
            return answer.handOver(call, position, position);
        }
        String said = reason.or(answer::error).orElse("the model answered without an image or a reason");
        return Optional.of(Failure.of(FailureKind.EMPTY_ANSWER, FailureStage.GENERATING, said));
    }

    private static boolean isFiltered(String reason) {
        return reason.toLowerCase(Locale.ROOT).startsWith("filter");
    }
}
