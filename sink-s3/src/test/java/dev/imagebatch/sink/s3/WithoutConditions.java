package dev.imagebatch.sink.s3;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;

/** The server that keeps checksums, without knowledge of conditional uploads. */
final class WithoutConditions {

    private static final Set<String> NOT_HANDED_ON =
            Set.of("connection", "content-length", "host", "if-match", "if-none-match", "transfer-encoding");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final Manner manner;

    /** What the server does with a condition. */
    enum Manner {
        /** Nothing at all. */
        IGNORES,
        /** Says that it does not know it. */
        REJECTS
    }

    WithoutConditions(URI server, Manner manner) {
        this.server = server;
        this.manner = manner;
    }

    void serve(HttpExchange exchange, byte[] body) throws IOException {
        boolean conditional = exchange.getRequestHeaders().containsKey("If-None-Match")
                || exchange.getRequestHeaders().containsKey("If-Match");
        if (conditional && manner == Manner.REJECTS) {
            CannedServer.error(501, "NotImplemented", java.util.Map.of()).to(exchange);
            return;
        }
        HttpResponse<byte[]> answer = handOn(exchange, body);
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_HANDED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            answer.headers()
                    .firstValue("Content-Length")
                    .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
        }
        boolean empty = head || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
        if (!empty) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> handOn(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_HANDED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
