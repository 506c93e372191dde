package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.cli.Invocation.Ended;
import dev.imagebatch.cost.Money;
import dev.imagebatch.testkit.fake.FakeGemini;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.Fault;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a long batch needs: a deadline, a pause, somebody else to ask, and events for other programs. */
class LongRunTest {

    private static final int PAUSED = 30;

    @TempDir
    Path folder;

    private List<JsonNode> events(Path file) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            events.add(new ObjectMapper().readTree(line));
        }
        return events;
    }

    @Test
    void events_areOneObjectALineFromStartToEnd() throws IOException {
        Path file = folder.resolve("events.jsonl");
        Path out = folder.resolve("out");
        Path specs = Lines.pictures(folder, 3);

        Ended ended = Invocation.run("generate", specs, "--out", out, "--events", file);

        assertThat(ended.status()).as(ended.err()).isZero();
        List<JsonNode> events = events(file);
        assertThat(events.get(0).get("event").textValue()).isEqualTo("start");
        assertThat(events.get(events.size() - 1).get("event").textValue()).isEqualTo("end");
        assertThat(events.get(events.size() - 1).get("generated").intValue()).isEqualTo(3);
        assertThat(events.stream()
                        .filter(event -> event.get("event").textValue().equals("image")))
                .hasSize(3)
                .allSatisfy(event -> {
                    assertThat(event.get("outcome").textValue()).isEqualTo("GENERATED");
                    assertThat(event.get("stored").textValue()).endsWith(".png");
                    assertThat(event.get("batch")).isEqualTo(events.get(0).get("batch"));
                });
        assertThat(Files.readString(file)).doesNotContain("prompt");

        int before = events.size();
        Invocation.run("generate", specs, "--out", out, "--events", file);
        assertThat(events(file)).as("a later run goes on in the same file").hasSizeGreaterThan(before);
    }

    @Test
    void eventsFileThatCannotBeWritten_endsTheCommandBeforeAnythingIsSpent() throws IOException {
        Path out = folder.resolve("out");

        Ended ended = Invocation.run(
                "generate", Lines.pictures(folder, 3), "--out", out, "--events", folder.resolve("no/such/folder"));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("no/such/folder");
        assertThat(out.resolve("p0.png")).doesNotExist();
    }

    @Test
    void until_thatHasPassed_startsNothingAndSaysHowToGoOn() throws IOException {
        Path specs = Lines.pictures(folder, 3);
        Path out = folder.resolve("out");

        Ended ended = Invocation.run("generate", specs, "--out", out, "--until", "2020-01-01T06:00Z", "--json");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.count("skipped")).isEqualTo(3);
        assertThat(ended.err()).contains("deadline of --until reached, 3 images skipped; run the same command again");
        assertThat(Invocation.run("retry", "--out", out, "--json").count("generated"))
                .as("the deadline is not kept for later runs")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "06:00,                     2026-03-01T05:00:00Z, 2026-03-01T06:00:00Z",
        "6:00,                      2026-03-01T07:00:00Z, 2026-03-02T06:00:00Z",
        "06:00,                     2026-03-01T06:00:00Z, 2026-03-02T06:00:00Z",
        "2026-12-24T06:00,          2026-03-01T07:00:00Z, 2026-12-24T06:00:00Z",
        "2026-12-24T06:00:30+02:00, 2026-03-01T07:00:00Z, 2026-12-24T04:00:30Z",
        "8h,                        2026-03-01T07:00:00Z, 2026-03-01T15:00:00Z",
    })
    void moment_isReadAsPeopleWriteIt(String text, String now, String meant) {
        assertThat(DeadlineParser.parse(text, ZoneId.of("UTC")).after(Instant.parse(now)))
                .isEqualTo(Instant.parse(meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "25:00", "2026-13-01T00:00", "tomorrow", "06:00:00"})
    void until_thatMakesNoSense_isRefusedWithTheRule(String text) throws IOException {
        Ended ended = Invocation.run("plan", Lines.pictures(folder, 1), "--until", text);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("--until").contains("06:00, 2026-12-24T06:00");
    }

    @Test
    void fallback_makesWhatTheFirstOneRefuses() throws Exception {
        try (FakeOpenAi openai = new FakeOpenAi();
                FakeGemini gemini = new FakeGemini(TimeSource.system())) {
            openai.start();
            gemini.start();
            openai.failAlways(Fault.OUT_OF_CREDIT);
            Invocation command = new Invocation()
                    .variable("OPENAI_BASE_URL", openai.baseUrl())
                    .variable("OPENAI_API_KEY", FakeOpenAi.KEY)
                    .variable("GOOGLE_GEMINI_BASE_URL", gemini.baseUri().toString())
                    .variable("GEMINI_API_KEY", "key");
            Path specs = Lines.pictures(folder, 4);

            Ended plan = command.with("plan", specs, "--provider", "openai", "--fallback", "gemini");
            assertThat(plan.out()).contains("else 4 x gemini/");

            Ended ended = command.with(
                    "generate",
                    specs,
                    "--provider",
                    "openai",
                    "--fallback",
                    "gemini",
                    "--concurrency",
                    1,
                    "--out",
                    folder.resolve("out"),
                    "--json",
                    "--yes");

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(ended.count("generated")).isEqualTo(4);
            assertThat(ended.err()).contains("add credit").contains("using the fallback");
            assertThat(openai.charged()).isEqualTo(Money.ZERO);
            assertThat(gemini.images()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, is not a provider of this batch",
        "gemini:, write a provider",
        "gemini:tired, write one of rate_limited",
        "gemini:sink_failed, a fallback answers failures of a provider",
    })
    void fallback_thatMakesNoSense_isRefusedWithTheRule(String text, String rule) throws IOException {
        Ended ended = Invocation.run("plan", Lines.pictures(folder, 1), "--fallback", text);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains(rule);
    }

    @Test
    void perDay_countsWhatEarlierRunsTookAndWaitsForTheRest() throws Exception {
        Path out = folder.resolve("out");
        Object[] priced = {"--out", out, "--option", "price=0.01", "--per-day", 5, "--json"};

        Ended first = run(Lines.pictures(folder, 3), priced);
        Ended second = run(Lines.pictures(folder, 9), priced, "--until", "2s");

        assertThat(first.count("generated")).isEqualTo(3);
        assertThat(second.count("generated")).isEqualTo(2);
        assertThat(second.count("reused")).isEqualTo(3);
        assertThat(second.count("skipped")).isEqualTo(4);
    }

    private static Ended run(Path specs, Object[] options, Object... more) {
        List<Object> words = new ArrayList<>(List.of("generate", specs));
        words.addAll(List.of(options));
        words.addAll(List.of(more));
        return Invocation.run(words.toArray());
    }

    @Test
    void pause_holdsARunOfAnotherProcessUntilResume() throws Exception {
        Path out = folder.resolve("out");
        try (FakeOpenAi vendor = new FakeOpenAi()) {
            vendor.start();
            vendor.latency(Duration.ofMillis(500));
            Invocation command = new Invocation()
                    .variable("OPENAI_BASE_URL", vendor.baseUrl())
                    .variable("OPENAI_API_KEY", FakeOpenAi.KEY);
            Path specs = Lines.pictures(folder, PAUSED);
            CompletableFuture<Ended> run = CompletableFuture.supplyAsync(() -> command.with(
                    "generate", specs, "--out", out, "--provider", "openai", "--concurrency", 1, "--yes", "--json"));
            awaitImages(out, 1);

            assertThat(Invocation.run("pause", "--out", out).status()).isZero();
            assertThat(awaitStandstill(out)).isLessThan(PAUSED);
            assertThat(run).isNotDone();

            vendor.latency(Duration.ZERO);
            assertThat(Invocation.run("resume", "--out", out).status()).isZero();
            assertThat(run.get().status()).as(run.get().err()).isZero();
            assertThat(run.get().count("generated")).isEqualTo(PAUSED);
            assertThat(run.get().err()).contains("Paused; calls in flight will finish", "Resumed");
        }
    }

    @Test
    void pause_whereNothingRuns_isRefused() throws IOException {
        Path out = folder.resolve("out");
        Invocation.run("generate", Lines.pictures(folder, 1), "--out", out);

        Ended ended = Invocation.run("pause", "--out", out);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("no run in progress in " + out);
        assertThat(Invocation.run("pause", "--out", folder.resolve("none")).status())
                .isEqualTo(2);
    }

    private static long images(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return 0;
        }
        try (var files = Files.list(out)) {
            return files.filter(file -> file.toString().endsWith(".png")).count();
        }
    }

    private static void awaitImages(Path out, long count) throws Exception {
        while (images(out) < count) {
            Thread.sleep(Duration.ofMillis(20).toMillis());
        }
    }

    /** Waits for longer than the half second after which a pause is seen and the half second of a call. */
    private static long awaitStandstill(Path out) throws Exception {
        long last = -1;
        int same = 0;
        while (same < 30) {
            long now = images(out);
            same = now == last ? same + 1 : 0;
            last = now;
            Thread.sleep(50);
        }
        return last;
    }
}
