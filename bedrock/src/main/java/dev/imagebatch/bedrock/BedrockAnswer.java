package dev.imagebatch.bedrock;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.http.DamagedBase64Exception;
import dev.imagebatch.http.ErrorBody;
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
 * An answer that contains images as Base64 text, and further information from the model.
 *
 * <p>The text of an image is decoded directly into its receiver without an intermediate copy. Immutable and
 * thread-safe; {@link #toString()} shows no images.
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

    /** Returns the number of images. */
    public int images() {
        return outline.images().size();
    }

    /** Returns the first line of the field {@code error}, with secrets removed; empty if it is missing. */
    public Optional<String> error() {
        return Optional.ofNullable(outline.error()).map(redactor::firstLine).filter(text -> !text.isEmpty());
    }

    /** Returns an error of another form than the models', as gateways send it; empty if there is none. */
    Optional<ErrorBody> errorObject() {
        return outline.error() == null && images() == 0 ? outline.told().error() : Optional.empty();
    }

    /** Returns the finish reason of an image from the field {@code finish_reasons}; empty on success. */
    public Optional<String> finishReason(int image) {
        return image < outline.finishReasons().size()
                ? outline.finishReasons().get(image).map(redactor::firstLine).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /**
     * Passes an image to the call.
     *
     * @param call the call
     * @param image the index of the image in the answer, from 0
     * @param position the index of the image in the call, from 0
     * @return the failure if the text of the image is not valid Base64; empty on success
     * @throws ProviderException if the call cannot store the image
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

    /** Returns an answer for the batch that contains the request id. */
    public GenerationAnswer plain() {
        return GenerationAnswer.plain().withRequestId(requestId);
    }

    /**
     * Requires that the answer is complete and valid JSON.
     *
     * @throws ProviderException of kind {@code UNKNOWN_OUTCOME} if the JSON is incomplete or invalid, or of kind {@code
     *     EMPTY_ANSWER} if it is no JSON object
     */
    public void requireWhole() throws ProviderException {
        if (outline.flaw() != null) {
            FailureKind kind = outline.isJson() ? FailureKind.UNKNOWN_OUTCOME : FailureKind.EMPTY_ANSWER;
            throw ProviderException.builder(kind, outline.flaw())
                    .requestId(requestId)
                    .build();
        }
    }

    /** Returns the number of images. */
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
