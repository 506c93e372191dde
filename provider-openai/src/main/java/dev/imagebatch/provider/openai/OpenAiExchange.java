package dev.imagebatch.provider.openai;

import java.util.Optional;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** The requests of one call, kept so that they can be cancelled, and its refusal if there was one. */
final class OpenAiExchange {

    private final @Nullable RequestBody form;
    private final @Nullable String clientRequestId;
    private @Nullable Call running;
    private @Nullable Refusal refusal;
    private boolean cancelled;
    private boolean sent;

    /**
     * An answer with an error status.
     *
     * @param status the status
     * @param body the first part of the body, as text
     * @param headers the headers
     */
    record Refusal(int status, String body, Headers headers) {}

    /**
     * Creates an exchange of one request.
     *
     * @param form the body that replaces the SDK's, or null
     * @param clientRequestId the value of the client request id header, or null
     */
    OpenAiExchange(@Nullable RequestBody form, @Nullable String clientRequestId) {
        this.form = form;
        this.clientRequestId = clientRequestId;
    }

    /** Returns the request to send in place of the SDK's. */
    Request sent(Request made) {
        Request.Builder sent = made.newBuilder();
        if (form != null) {
            sent.method(made.method(), form);
        }
        if (clientRequestId != null) {
            sent.header(ClientRequestId.HEADER, clientRequestId);
        }
        Request request = sent.build();
        RequestBody body = request.body();
        return body == null
                ? request
                : request.newBuilder()
                        .method(request.method(), new SingleBody(body, this::sending))
                        .build();
    }

    /** Registers that the connection is established and the request is being sent. */
    synchronized void sending() {
        sent = true;
    }

    /** Returns true if a part of the request may have left this machine. */
    synchronized boolean isSent() {
        return sent;
    }

    /** Registers a request that is about to be sent, and cancels it at once if the call is already cancelled. */
    synchronized void begin(Call call) {
        running = call;
        if (cancelled) {
            call.cancel();
        }
    }

    synchronized void refused(Refusal answer) {
        refusal = answer;
    }

    /** Cancels the running request and every later one. */
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
