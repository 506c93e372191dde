package dev.imagebatch.testkit;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.testkit.fake.FakeVendor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of what a provider makes of every status from 100 to 599, with bodies that say nothing: as Markdown, for its
 * page. Each cell is an answer over a socket.
 *
 * @since 0.1
 */
public final class StatusTable {

    private static final int FIRST = 100;
    private static final int LAST = 599;

    /** As many as there are calls that wait for their timeout. */
    private static final int THREADS = 400;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** After an interim status a client waits for the final one, which never comes. */
    private static final Duration INTERIM = Duration.ofSeconds(4);

    private static final Pattern CASE = Pattern.compile("case (\\d{3}) ([A-Z]+)");

    private final FakeVendor vendor;
    private final ImageProvider provider;
    private final Function<String, ImageRequest> request;

    private enum Body {
        JSON("{\"error\":{\"message\":\"no\"}}"),
        HTML("<html><title>no</title></html>"),
        EMPTY(""),
        CUT("{\"error\":{\"mess");

        private final String text;

        Body(String text) {
            this.text = text;
        }
    }

    private record Row(int first, int last, Map<Body, String> cells) {}

    private StatusTable(FakeVendor vendor, ImageProvider provider, Function<String, ImageRequest> request) {
        this.vendor = vendor;
        this.provider = provider;
        this.request = request;
    }

    /**
     * Makes the table.
     *
     * @param vendor the started stand-in of the vendor
     * @param provider the provider of the stand-in
     * @param request returns a request with a prompt
     */
    public static String of(FakeVendor vendor, ImageProvider provider, Function<String, ImageRequest> request)
            throws InterruptedException, ExecutionException {
        return new StatusTable(vendor, provider, request).text();
    }

    private String text() throws InterruptedException, ExecutionException {
        StringBuilder text =
                new StringBuilder("| status | body | kind | charged | ends | next run |\n|---|---|---|---|---|---|\n");
        for (Row row : rows()) {
            String status = row.first() == row.last() ? "" + row.first() : row.first() + " to " + row.last();
            Map<String, List<String>> bodies = new LinkedHashMap<>();
            row.cells()
                    .forEach((body, cell) -> bodies.computeIfAbsent(cell, key -> new ArrayList<>())
                            .add(body.name().toLowerCase(Locale.ROOT)));
            bodies.forEach((cell, names) -> text.append("| ")
                    .append(status)
                    .append(" | ")
                    .append(names.size() == Body.values().length ? "any" : String.join(", ", names))
                    .append(" | ")
                    .append(cell)
                    .append(" |\n"));
        }
        return text.toString();
    }

    private List<Row> rows() throws InterruptedException, ExecutionException {
        vendor.behind((asked, service) -> Optional.of(answer(asked)));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Map<Body, Future<String>>> asked = new ArrayList<>();
            for (int status = LAST; status >= FIRST; status--) {
                Map<Body, Future<String>> cells = new EnumMap<>(Body.class);
                for (Body body : Body.values()) {
                    String prompt = "case " + status + " " + body;
                    cells.put(body, threads.submit(() -> cell(prompt)));
                }
                asked.add(0, cells);
            }
            return joined(asked);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Row> joined(List<Map<Body, Future<String>>> asked)
            throws InterruptedException, ExecutionException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Map<Body, String> cells = new EnumMap<>(Body.class);
            for (Map.Entry<Body, Future<String>> cell : asked.get(i).entrySet()) {
                cells.put(cell.getKey(), cell.getValue().get());
            }
            int last = rows.size() - 1;
            if (last >= 0 && rows.get(last).cells().equals(cells)) {
                rows.set(last, new Row(rows.get(last).first(), FIRST + i, cells));
            } else {
                rows.add(new Row(FIRST + i, FIRST + i, cells));
            }
        }
        return rows;
    }

    private String cell(String prompt) throws InterruptedException {
        try {
            CollectingCall call = CollectingCall.of(request.apply(prompt), 1)
                    .withTimeout(prompt.startsWith("case 1") ? INTERIM : TIMEOUT);
            GenerationAnswer answer = provider.generate(call);
            Failure failure = answer.withheld()
                    .getOrDefault(0, Failure.of(FailureKind.EMPTY_ANSWER, FailureStage.GENERATING, "no image"));
            return cell(failure.kind(), failure.charged(), failure.kind().ends());
        } catch (ProviderException e) {
            return cell(e.kind(), e.charged(), e.ends());
        }
    }

    private static String cell(FailureKind kind, Charged charged, FailureKind.Ends ends) {
        return "`" + kind + "` | " + charged.name().toLowerCase(Locale.ROOT) + " | "
                + ends.name().toLowerCase(Locale.ROOT) + " | "
                + kind.nextRun().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static FakeAnswer answer(FakeRequest asked) {
        Matcher found = CASE.matcher(new String(asked.body(), StandardCharsets.UTF_8));
        if (!found.find()) {
            throw new IllegalArgumentException("the request does not hold the prompt");
        }
        String body = Body.valueOf(found.group(2)).text;
        String type = body.startsWith("<") ? "text/html" : "application/json";
        return FakeAnswer.of(Integer.parseInt(found.group(1)), type, body.getBytes(StandardCharsets.UTF_8));
    }
}
