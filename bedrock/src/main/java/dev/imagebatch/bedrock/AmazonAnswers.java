package dev.imagebatch.bedrock;

import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import java.util.Locale;
import java.util.Optional;

/**
 * The answers of Amazon's image models, which contain images, possibly fewer than requested, and an optional error.
 *
 * <p>Stateless and thread-safe.
 *
 * @since 0.1
 */
public final class AmazonAnswers {

    private AmazonAnswers() {}

    /**
     * Passes each image to the call, and returns the answer with the reasons for missing images.
     *
     * @throws ProviderException if the call cannot store an image
     */
    public static GenerationAnswer handOver(GenerationCall call, BedrockAnswer answer) throws ProviderException {
        GenerationAnswer told = answer.plain();
        for (int position = 0; position < call.images(); position++) {
            Optional<Failure> failure = position < answer.images()
                    ? answer.handOver(call, position, position)
                    : Optional.of(withheld(answer));
            if (failure.isPresent()) {
                told = told.withheld(position, failure.get());
            }
        }
        return told;
    }

    private static Failure withheld(BedrockAnswer answer) {
        String reason = answer.error().orElse("the model answered with fewer images than asked for, without a reason");
        String lower = reason.toLowerCase(Locale.ROOT);
        boolean isRejected =
                lower.contains("content filter") || lower.contains("blocked") || lower.contains("content polic");
        FailureKind kind = isRejected ? FailureKind.CONTENT_REJECTED : FailureKind.EMPTY_ANSWER;
        return Failure.of(kind, FailureStage.GENERATING, reason);
    }
}
