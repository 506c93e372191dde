package dev.imagebatch.examples;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request of {@link CustomProvider}: never repeated, with a timeout, and with a correct charge. */
record CustomExchange(GenerationCall call) {

    GenerationAnswer run(HttpClient http, HttpRequest request) throws ProviderException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("nothing was sent");
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        call.onCancel(() -> answer.cancel(true));
        try {
            HttpResponse<byte[]> response = answer.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw CustomErrors.of(response);
            }
            call.receive(0, out -> out.write(response.body()));
            return GenerationAnswer.plain()
                    .withRequestId(response.headers().firstValue("x-request-id").orElse(null));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ConnectException ? CustomErrors.unreachable(e) : unknown(e);
        } catch (TimeoutException | CancellationException | IOException e) {
            throw unknown(e);
        } finally {
            answer.cancel(true);
        }
    }

    /** The request was sent, so that it may have been charged. */
    private static ProviderException unknown(Exception cause) {
        return ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, "the answer was incomplete")
                .cause(cause)
                .build();
    }
}
