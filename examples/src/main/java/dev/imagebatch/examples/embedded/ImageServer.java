package dev.imagebatch.examples.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchRun;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/** A web server with one processor: a POST starts a batch, and a GET shows its progress or its images. */
public final class ImageServer implements AutoCloseable {

    private static final int KEPT = 100;

    private final BatchProcessor processor;
    private final Function<String, SpecificationSource> catalogue;
    private final Map<String, BatchRun> runs = new ConcurrentHashMap<>();
    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    /**
     * Starts the server.
     *
     * @param address the address to listen at
     * @param processor the processor, which stays open
     * @param catalogue the specifications of a category
     */
    public ImageServer(
            InetSocketAddress address, BatchProcessor processor, Function<String, SpecificationSource> catalogue)
            throws IOException {
        this.processor = processor;
        this.catalogue = catalogue;
        this.server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/categories/", exchange -> answer(exchange, "POST", this::start));
        server.createContext("/batches/", exchange -> answer(exchange, "GET", this::progress));
        server.createContext("/images/", exchange -> answer(exchange, "GET", this::images));
        server.start();
    }

    /** Returns the address of the server. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private Answer start(String category) {
        SpecificationSource specifications = catalogue.apply(category);
        BatchPlan plan = processor.plan(specifications);
        if (!plan.isRunnable()) {
            return new Answer(422, Map.of("problems", plan.problems()));
        }
        BatchRun run = processor.processAsync(specifications);
        if (runs.size() >= KEPT) {
            runs.values().removeIf(BatchRun::isDone);
        }
        runs.put(run.id(), run);
        return new Answer(202, Map.of("batch", run.id(), "plan", plan.summary()));
    }

    private Answer progress(String batch) {
        BatchRun run = runs.get(batch);
        return run == null ? Answer.NOT_FOUND : new Answer(200, run.progress());
    }

    private Answer images(String batch) {
        BatchRun run = runs.get(batch);
        if (run == null) {
            return Answer.NOT_FOUND;
        }
        try (Stream<ImageGenerationResult> results = run.results()) {
            return new Answer(200, results.toList());
        }
    }

    private void answer(HttpExchange exchange, String method, Function<String, Answer> handler) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String name = path.substring(exchange.getHttpContext().getPath().length());
            boolean isAllowed = exchange.getRequestMethod().equals(method);
            Answer answer = isAllowed ? handler.apply(name) : Answer.NOT_ALLOWED;
            byte[] body = json.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Stops taking requests. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private record Answer(int status, Object body) {

        static final Answer NOT_FOUND = new Answer(404, List.of());
        static final Answer NOT_ALLOWED = new Answer(405, List.of());
    }
}
