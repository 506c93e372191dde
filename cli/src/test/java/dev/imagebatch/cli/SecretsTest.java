package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.testkit.fake.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that quotes the key and the prompt wherever an answer has room for words: neither is told on. */
@Timeout(120)
class SecretsTest {

    private static final int[] STATUSES = {200, 307, 400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 529};
    private static final Fault[] BROKEN_LINES = {Fault.RESET_BEFORE_ANSWER, Fault.RESET_MID_BODY, Fault.TRUNCATED};

    @TempDir
    Path folder;

    /** What AWS's library logs at DEBUG of a server's own words is beyond reach; the next test is about the rest. */
    @ParameterizedTest
    @EnumSource
    void failuresThatQuote_tellNeitherKeyNorPrompt(HostileTarget target) throws Exception {
        requireSecrecy(
                target, answers(SecretsTest::quoting), "-Dorg.slf4j.simpleLogger.log.software.amazon.awssdk=info");
    }

    @Test
    void failuresOfBedrock_loggedInFull_tellNeitherKeyNorPrompt() throws Exception {
        requireSecrecy(HostileTarget.STABILITY, answers(SecretsTest::discreet), "-Xmx256m");
    }

    private static void requireSecrecy(
            HostileTarget target, List<Function<FakeRequest, FakeAnswer>> answers, String logging) throws Exception {
        try (HostileVendor vendor = new HostileVendor(answers)) {
            vendor.start();
            vendor.failNext(BROKEN_LINES);
            int calls = answers.size();

            ChildProcess.Ended ended = ChildProcess.run(
                    List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace", logging),
                    target.variables(vendor),
                    CanaryCalls.class,
                    target.name(),
                    calls);

            assertThat(ended.status()).as(ended.output()).isZero();
            assertThat(vendor.generations()).isEqualTo(calls);
            assertThat(ended.output()).doesNotContain(HostileTarget.KEY).doesNotContain(HostileTarget.PROMPT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void batchThatFails_leavesNoKeyInItsFolder(HostileTarget target) throws IOException {
        Path specifications = Files.writeString(folder.resolve("one.txt"), HostileTarget.PROMPT + "\n");
        for (int status : new int[] {200, 400, 401, 403}) {
            Path out = folder.resolve("out-" + status);
            try (HostileVendor vendor = new HostileVendor(List.of(request -> quoting(status, "")))) {
                vendor.start();

                Invocation.Ended ended = target.run(vendor, specifications, out);

                assertThat(ended.status()).isNotZero();
                assertThat(ended.out() + ended.err()).doesNotContain(HostileTarget.KEY);
                assertThat(ended.err() + Files.readString(out.resolve(".imagebatch/ledger.jsonl")))
                        .doesNotContain(HostileTarget.PROMPT);
                assertThat(contents(out)).isNotEmpty().noneMatch(text -> text.contains(HostileTarget.KEY));
            }
        }
    }

    private static List<Function<FakeRequest, FakeAnswer>> answers(BiFunction<Integer, String, FakeAnswer> maker) {
        List<Function<FakeRequest, FakeAnswer>> answers = new ArrayList<>();
        for (Fault fault : BROKEN_LINES) {
            answers.add(request -> maker.apply(500, fault.name()));
        }
        for (int status : STATUSES) {
            answers.add(request -> maker.apply(status, ""));
            answers.add(request -> maker.apply(status, "no JSON at all: "));
        }
        return answers;
    }

    private static FakeAnswer discreet(int status, String before) {
        String json = before + "{\"message\":\"no\"}";
        return FakeAnswer.of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static FakeAnswer quoting(int status, String before) {
        String said = HostileTarget.KEY + " " + HostileTarget.PROMPT;
        String json = """
                {"error":{"message":"%1$s","type":"%1$s","code":"%1$s","status":"%1$s","details":[{"reason":"%1$s",
                "retryDelay":"%1$s"}]},"message":"%1$s","__type":"%1$s","model":"%1$s","modelVersion":"%1$s",
                "responseId":"%1$s","promptFeedback":{"blockReason":"%1$s"},"finish_reasons":["%1$s"],
                "candidates":[{"finishReason":"%1$s"}],"data":[{"url":"%1$s"}]}""".formatted(said);
        return FakeAnswer.of(status, "application/json", (before + json).getBytes(StandardCharsets.UTF_8))
                .withHeader("x-request-id", said)
                .withHeader("x-amzn-RequestId", said)
                .withHeader("x-amzn-ErrorType", said)
                .withHeader("Retry-After", said)
                .withHeader("Location", "http://127.0.0.1:1/" + HostileTarget.KEY);
    }

    private static List<String> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> contents = new ArrayList<>();
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                contents.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return contents;
        }
    }
}
