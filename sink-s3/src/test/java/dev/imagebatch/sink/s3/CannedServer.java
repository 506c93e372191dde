package dev.imagebatch.sink.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers everything as it was told. */
final class CannedServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    /** Says what is answered. */
    interface Answer {
        void to(HttpExchange request) throws IOException;
    }

    /** Says what is answered to a request with a body. */
    interface BodyAnswer {
        void to(HttpExchange request, byte[] body) throws IOException;
    }

    CannedServer(Answer answer) throws IOException {
        this((request, body) -> answer.to(request));
    }

    CannedServer(BodyAnswer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            try (exchange) {
                answer.to(exchange, exchange.getRequestBody().readAllBytes());
            }
        });
        server.start();
    }

    static Answer error(int status, String code, Map<String, String> headers) {
        return request -> {
            byte[] body = ("<Error><Code>" + code + "</Code><Message>" + request.getRequestHeaders()
                            + "</Message></Error>")
                    .getBytes(StandardCharsets.UTF_8);
            headers.forEach(request.getResponseHeaders()::add);
            boolean head = request.getRequestMethod().equals("HEAD");
            request.sendResponseHeaders(status, head ? -1 : body.length);
            if (!head) {
                request.getResponseBody().write(body);
            }
        };
    }

    /** A sink for the server, which does not wait. */
    S3SinkBuilder sink() {
        return sink("canned");
    }

    S3SinkBuilder sink(String bucket) {
        S3SinkBuilder sink =
                StandIn.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), bucket);
        sink.time = new NoWaiting();
        return sink;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
