package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A paid image that the system does not let the process write: it allows no file of that size. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(180)
class LostImageTest {

    private static final int PICTURES = 4;
    private static final List<String> SMALL_FILES = List.of("sh", "-c", "ulimit -f 1024; exec \"$@\"", "sh");

    @TempDir
    Path folder;

    private final FakeOpenAi vendor = new FakeOpenAi();

    @BeforeEach
    void start() {
        vendor.start();
        vendor.imageLength(3 << 20);
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void imageThatWasPaidAndCouldNotBeKept_isPaidForAgainByPolicyAlone() throws Exception {
        Invocation.Ended stopped = run(SMALL_FILES, "fail");
        assertThat(stopped.status()).as(stopped.err()).isEqualTo(1);
        assertThat(stopped.err()).contains("paid for and could not be kept");
        assertThat(vendor.generations()).isEqualTo(1);

        Invocation.Ended careful = run(List.of(), "fail");
        assertThat(vendor.generations()).isEqualTo(PICTURES);
        assertThat(careful.status()).as(careful.err()).isEqualTo(1);
        assertThat(careful.json().at("/failures/0/kind").textValue()).isEqualTo("UNKNOWN_OUTCOME");
        assertThat(careful.json().at("/failures/0/message").textValue())
                .contains("was charged and could not be kept", "File too large");
        assertThat(careful.err()).contains("--on-unknown retry");

        Invocation.Ended again = run(List.of(), "fail");
        assertThat(vendor.generations()).isEqualTo(PICTURES);
        assertThat(again.count("failed")).isEqualTo(1);

        Invocation.Ended bold = run(List.of(), "retry");
        assertThat(bold.status()).as(bold.err()).isZero();
        assertThat(vendor.generations()).isEqualTo(PICTURES + 1);
        assertThat(Lines.images(out())).isEqualTo(PICTURES);
        assertThat(FolderAudit.of(out()).problemsAtTheEnd()).isEmpty();
    }

    private Invocation.Ended run(List<String> behind, String onUnknown) throws IOException, InterruptedException {
        Path specs = Lines.file(folder, "p.txt", "a fox", "an owl", "a hare", "a crow");
        try (CommandJvm command = CommandJvm.start(
                folder,
                vendor,
                behind,
                List.of(
                        "generate",
                        specs.toString(),
                        "--provider=openai",
                        "--out=" + out(),
                        "--concurrency=1",
                        "--on-unknown=" + onUnknown,
                        "--yes",
                        "--json"))) {
            return command.ended();
        }
    }

    private Path out() {
        return folder.resolve("out");
    }
}
