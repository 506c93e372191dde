package dev.imagebatch.provider.openai;

import java.util.Optional;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** What one call has on the line: its requests, so that they can be cancelled, and how it was refused. */
final class OpenAiExchange {

    private final @Nullable RequestBody form;
    private final @Nullable String clientRequestId;
    private @Nullable Call running;
    private @Nullable Refusal refusal;
    private boolean cancelled;

    /**
     * An answer with a status of failure.
     *
     * @param status the status
     * @param body the first part of the body, as text
     * @param headers the headers
     */
    record Refusal(int status, String body, Headers headers) {}

    /**
     * An exchange of one request.
     *
     * @param form what takes the place of the body that the SDK made, or null
     * @param clientRequestId what the request is known by, or null
     */
    OpenAiExchange(@Nullable RequestBody form, @Nullable String clientRequestId) {
        this.form = form;
        this.clientRequestId = clientRequestId;
    }

    /** The request as it is sent instead of the one that the SDK made. */
    Request sent(Request made) {
        Request.Builder sent = made.newBuilder();
        if (form != null) {
            sent.method(made.method(), form);
        }
        if (clientRequestId != null) {
            sent.header(ClientRequestId.HEADER, clientRequestId);
        }
        return sent.build();
    }

    /** A request is about to be sent; it ends at once if the call was cancelled already. */
    synchronized void begin(Call call) {
        running = call;
        if (cancelled) {
            call.cancel();
        }
    }

    synchronized void refused(Refusal answer) {
        refusal = answer;
    }

    /** Closes the connection of the running request, and of any later one. */
    synchronized void cancel() {
        cancelled = true;
        if (running != null) {
            running.cancel();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    synchronized Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }
}
