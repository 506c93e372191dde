package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Output folders from elsewhere, made to harm: their links and the names in their files. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class ForeignFolderTest {

    private static final List<String> FOLDERS =
            List.of("", "staging", "storing", "rescue", "rejected", "references", "thumbnails", "run", "sheet-1");
    private static final List<String> FILES = List.of(
            "ledger.lock",
            "ledger.jsonl",
            "batch.json",
            "batch.json.tmp",
            "paused",
            "run/options.json",
            "run/options.json.tmp",
            "rescue/00000000000000000000000000000000.png",
            "storing/1-1.part",
            "references/a.png",
            "thumbnails/a.jpg");

    @TempDir
    Path folder;

    private final FakeOpenAi vendor = new FakeOpenAi();

    @BeforeEach
    void start() throws IOException {
        vendor.start();
        Files.createDirectories(victim().resolve("sub"));
        Files.writeString(victim().resolve("precious.txt"), "precious ".repeat(50));
        Files.writeString(victim().resolve("specifications-old.txt"), "precious too");
        Files.writeString(victim().resolve("sub/x"), "x");
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    static Stream<String> links() {
        return Stream.concat(FOLDERS.stream(), FILES.stream());
    }

    @ParameterizedTest
    @MethodSource("links")
    void link_isRefusedByName_andNothingElsewhereChanges(String name) throws Exception {
        generate();
        link(name);
        Map<String, String> before = victims();
        long calls = vendor.generations();

        for (String command : List.of("generate", "plan", "ledger", "report", "retry", "redo", "pause", "resume")) {
            Invocation.Ended ended = run(command);

            assertThat(ended.status()).as(command + ": " + ended.err()).isIn(1, 2);
            assertThat(ended.err()).as(command).doesNotContain("unexpected", "\tat ");
            assertThat(victims()).as(command).isEqualTo(before);
        }
        assertThat(run("generate").err())
                .contains("links in an output folder are not followed")
                .contains(work().resolve(name).toString());
        assertThat(vendor.generations()).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "ledger.lock", "run"})
    void link_inAFolderWithoutALedger_isRefusedToo(String name) throws Exception {
        link(name);
        Map<String, String> before = victims();

        for (String command : List.of("plan", "generate")) {
            assertThat(run(command).err()).as(command).contains("links in an output folder are not followed");
        }
        assertThat(victims()).isEqualTo(before);
        assertThat(vendor.generations()).isZero();
    }

    @Test
    void linkToTheFolderItself_isFollowed() throws Exception {
        Files.createDirectories(folder.resolve("real"));
        Files.createSymbolicLink(out(), folder.resolve("real"));

        assertThat(generate().status()).isZero();

        assertThat(folder.resolve("real/index.html")).exists();
        assertThat(generate().count("reused")).isEqualTo(2);
    }

    @Test
    void pipe_isRefusedToo() throws Exception {
        generate();
        Files.delete(work().resolve("batch.json"));
        new ProcessBuilder("mkfifo", work().resolve("batch.json").toString())
                .start()
                .waitFor();

        assertThat(run("plan").err()).contains("neither a file nor a folder", "batch.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../home/secret.txt",
                "/SECRET",
                "specifications-/../../../../home/secret.txt",
                "options.json",
                "..",
                "",
                "specifications-link.txt"
            })
    void retry_readsOnlyItsOwnCopy(String copy) throws Exception {
        Path secret = Files.createDirectories(folder.resolve("home")).resolve("secret.txt");
        Files.writeString(secret, "secret one\nsecret two\n");
        Files.createDirectories(work().resolve("run/specifications-"));
        options("20261128-000000-aaaa", copy.replace("/SECRET", secret.toString()));

        Invocation.Ended ended = run("retry");

        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains("options.json is damaged", "\"copy\"");
        assertThat(vendor.generations()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../../../../home/victim", "..", "a/b", "", "a\\\\b", ".hidden"})
    void retry_takesNoBatchThatIsAPath(String batch) throws Exception {
        Files.createDirectories(work().resolve("run/specifications-"));
        Files.writeString(work().resolve("run/specifications-x.txt"), "a fox");
        options(batch, "specifications-x.txt", "--reuse=none");

        Invocation.Ended ended = run("retry");

        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains("options.json is damaged", "\"batch\"");
        assertThat(vendor.generations()).isZero();
    }

    private void options(String batch, String copy, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("--provider=openai", "--model=gpt-image-2", "--quality=low"));
        options.addAll(List.of(more));
        Files.writeString(
                work().resolve("run/options.json"),
                "{\"batch\":\"%s\",\"specifications\":\"x.txt\",\"copy\":\"%s\",\"options\":[\"%s\"]}"
                        .formatted(batch, copy, String.join("\",\"", options)));
    }

    private void link(String name) throws IOException {
        boolean isFolder = FOLDERS.contains(name);
        Path link = work().resolve(name);
        if (name.isEmpty()) {
            Files.move(work(), folder.resolve("moved"));
            Files.createSymbolicLink(work(), folder.resolve("moved"));
            return;
        }
        Files.createDirectories(link.getParent());
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(link, folder.resolve("replaced"));
        }
        Files.createSymbolicLink(link, isFolder ? victim() : victim().resolve("precious.txt"));
    }

    private Invocation.Ended generate() throws IOException {
        return run("generate");
    }

    private Invocation.Ended run(String command) throws IOException {
        Path specs = Lines.file(folder, "p.txt", "a fox", "a hare");
        List<Object> words = new ArrayList<>(List.of(command));
        if (List.of("generate", "plan").contains(command)) {
            words.addAll(List.of(specs, "--provider", "openai", "--json"));
        }
        words.addAll(List.of("--out", out()));
        if (command.equals("redo")) {
            words.add("p-1");
        }
        return new Invocation()
                .variable("OPENAI_BASE_URL", vendor.baseUrl())
                .variable("OPENAI_API_KEY", FakeOpenAi.KEY)
                .with(words.toArray());
    }

    /** Returns the content of everything that links may lead to. */
    private Map<String, String> victims() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(victim())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                content.put(file.toString(), Files.isRegularFile(file) ? Files.readString(file) : "folder");
            }
        }
        return content;
    }

    private Path victim() {
        return folder.resolve("victim");
    }

    private Path work() {
        return out().resolve(".imagebatch");
    }

    private Path out() {
        return folder.resolve("out");
    }
}
