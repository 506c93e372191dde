package dev.imagebatch.bedrock;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.http.DamagedBase64Exception;
import dev.imagebatch.http.JsonAnswer;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer with images as Base64 text and what the model says beside them.
 *
 * <p>The text of an image is decoded straight into its receiver and never kept. Immutable and thread-safe; {@link
 * #toString()} shows no image.
 *
 * @since 0.1
 */
public final class BedrockAnswer {

    private final byte[] body;
    private final AnswerOutline outline;
    private final @Nullable String requestId;
    private final SecretRedactor redactor;

    private BedrockAnswer(byte[] body, @Nullable String requestId, SecretRedactor redactor) {
        this.body = body;
        this.outline = AnswerOutline.of(body);
        this.requestId = requestId;
        this.redactor = redactor;
    }

    static BedrockAnswer read(byte[] body, @Nullable String requestId, SecretRedactor redactor) {
        return new BedrockAnswer(body, redactor.id(requestId), redactor);
    }

    /** How many images it holds. */
    public int images() {
        return outline.images().size();
    }

    /** What it says in the field {@code error}. */
    public Optional<String> error() {
        return Optional.ofNullable(outline.error()).map(redactor::firstLine).filter(text -> !text.isEmpty());
    }

    /** Why an image ended as it did, by the field {@code finish_reasons}; empty for a success. */
    public Optional<String> finishReason(int image) {
        return image < outline.finishReasons().size()
                ? outline.finishReasons().get(image).map(redactor::firstLine).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /**
     * Hands an image to the call.
     *
     * @param call the call
     * @param image which image of the answer, from 0
     * @param position which image of the call
     * @return why its text is no image; empty if it was handed over
     * @throws ProviderException if the call could not keep it
     */
    public Optional<Failure> handOver(GenerationCall call, int image, int position) throws ProviderException {
        try {
            call.receive(position, out -> decode(outline.images().get(image), out));
            return Optional.empty();
        } catch (DamagedBase64Exception e) {
            return Optional.of(Failure.of(
                    FailureKind.BAD_IMAGE, FailureStage.GENERATING, "the image came as text that is no Base64"));
        } catch (IOException e) {
            throw ProviderException.builder(
                            FailureKind.UNKNOWN_OUTCOME, "the image was generated and could not be kept")
                    .charged(Charged.YES)
                    .requestId(requestId)
                    .cause(e)
                    .build();
        }
    }

    /** An answer for the batch, with the request's id. */
    public GenerationAnswer plain() {
        return GenerationAnswer.plain().withRequestId(requestId);
    }

    /**
     * Nothing, if the answer was JSON from its first byte to its last.
     *
     * @throws ProviderException of kind {@code UNKNOWN_OUTCOME} otherwise
     */
    public void requireWhole() throws ProviderException {
        if (outline.flaw() != null) {
            throw ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, outline.flaw())
                    .requestId(requestId)
                    .build();
        }
    }

    /** How many images it holds. */
    @Override
    public String toString() {
        return "BedrockAnswer[" + images() + " images]";
    }

    private void decode(int offset, OutputStream out) throws IOException {
        try (JsonAnswer json = JsonAnswer.of(new ByteArrayInputStream(body, offset, body.length - offset))) {
            json.parser().nextToken();
            json.decodeBase64(out);
        }
    }
}
