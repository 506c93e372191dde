package dev.imagebatch.bedrock;

import dev.imagebatch.http.ConnectionFailure;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;

/** A single request to Bedrock. */
final class Invocation {

    private final ClientSource source;
    private final GenerationCall call;
    private final SecretRedactor redactor;
    private final BedrockErrors errors;
    private final BedrockExchange exchange = new BedrockExchange();

    Invocation(ClientSource source, GenerationCall call, SecretRedactor redactor, BedrockErrors errors) {
        this.source = source;
        this.call = call;
        this.redactor = redactor;
        this.errors = errors;
    }

    BedrockAnswer answer(byte[] body) throws ProviderException, InterruptedException {
        call.onCancel(exchange::cancel);
        source.begin(exchange);
        try {
            if (exchange.isCancelled()) {
                throw errors.cancelledUnsent();
            }
            InvokeModelResponse response = source.client().invokeModel(request(body));
            BedrockAnswer answer =
                    BedrockAnswer.read(response.body().asByteArrayUnsafe(), requestId(response), redactor);
            Optional<ProviderException> error =
                    answer.errorObject().flatMap(told -> errors.withinSuccess(told, requestId(response)));
            if (error.isPresent()) {
                throw error.get();
            }
            return answer;
        } catch (AwsServiceException e) {
            throw source.tracksProgress() && exchange.progress() == BedrockExchange.Progress.PREPARING
                    ? errors.noCredentials(e)
                    : errors.answered(e);
        } catch (SdkException e) {
            throw unanswered(e);
        } finally {
            source.end();
        }
    }

    private InvokeModelRequest request(byte[] body) {
        return InvokeModelRequest.builder()
                .modelId(call.request().model())
                .contentType("application/json")
                .accept("application/json")
                .body(SdkBytes.fromByteArrayUnsafe(body))
                .overrideConfiguration(request -> {
                    request.apiCallTimeout(call.timeout());
                    source.configure(request);
                })
                .build();
    }

    private ProviderException unanswered(SdkException e) throws InterruptedException {
        if (!source.tracksProgress()) {
            return exchange.isCancelled() ? errors.cancelled() : errors.unansweredUntracked(e);
        }
        BedrockExchange.Progress progress = exchange.progress();
        if (exchange.isCancelled()) {
            return progress == BedrockExchange.Progress.SENT ? errors.cancelled() : errors.cancelledUnsent();
        }
        if (progress == BedrockExchange.Progress.SENT) {
            return ConnectionFailure.isWithinHandshake(e) ? errors.unreachable(e) : errors.unanswered(e);
        }
        if (e instanceof ApiCallTimeoutException) {
            return errors.cancelledUnsent();
        }
        if (e instanceof AbortedException && Thread.interrupted()) {
            throw new InterruptedException("interrupted before the request was sent");
        }
        return progress == BedrockExchange.Progress.CONNECTING ? errors.unreachable(e) : errors.noCredentials(e);
    }

    private static @Nullable String requestId(InvokeModelResponse response) {
        String id = response.responseMetadata().requestId();
        return "UNKNOWN".equals(id) ? null : id;
    }
}
