package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real file systems of a few megabytes; skipped where this user may not mount one. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class FullDiskTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int PICTURES = 8;

    @TempDir
    Path folder;

    private final FakeOpenAi vendor = new FakeOpenAi();
    private Path disk;

    @BeforeEach
    void start() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        vendor.start();
    }

    @AfterEach
    void stop() throws Exception {
        vendor.close();
        run("umount", "-l", disk.toString());
    }

    @Test
    void fullDisk_isSaidBeforeAnythingIsPaid() throws Exception {
        mount("1m");
        Files.write(disk.resolve("filler"), new byte[MEGABYTE]);

        Invocation.Ended ended = generateAll();

        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains("No space left on device");
        assertThat(vendor.generations()).isZero();
    }

    @Test
    void diskThatIsNearlyFull_isSaidBeforeAnythingIsPaid() throws Exception {
        mount("4m");

        Invocation.Ended ended = generateAll();

        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains("MB are free", "make room");
        assertThat(vendor.generations()).isZero();
    }

    @Test
    void diskThatFillsUp_endsTheRun_andTheNextOneGoesOnWithoutPayingTwice() throws Exception {
        mount("20m");
        vendor.imageLength(3 * MEGABYTE);

        Invocation.Ended stopped = generateAll();

        assertThat(stopped.status()).as(stopped.err()).isEqualTo(1);
        assertThat(stopped.err()).contains("MB are free", "make room");
        assertThat(vendor.generations()).isBetween(1L, PICTURES - 1L);
        assertThat(FolderAudit.of(out()).problemsAtTheEnd()).isEmpty();
        assertThat(FolderAudit.of(out()).ledger().spent()).isEqualTo(vendor.charged());

        assertThat(run("mount", "-o", "remount,size=80m", disk.toString())).isZero();
        Invocation.Ended ended = generateAll();

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(vendor.images()).isEqualTo(PICTURES);
        assertThat(FolderAudit.of(out()).problemsAtTheEnd()).isEmpty();
    }

    @Test
    void imageThatDoesNotFit_isPaidForOnceAndEndsTheRun() throws Exception {
        mount("10m");
        vendor.imageLength(12 * MEGABYTE);

        Invocation.Ended stopped = generateAll();

        assertThat(stopped.status()).as(stopped.err()).isEqualTo(1);
        assertThat(stopped.err()).contains("paid for and could not be kept", "No space left on device");
        assertThat(vendor.generations()).isEqualTo(1);
        assertThat(FolderAudit.of(out()).ledger().spent()).isGreaterThanOrEqualTo(vendor.charged());
        assertThat(FolderAudit.of(out()).problemsAtTheEnd()).isEmpty();
    }

    @Test
    void diskThatRunsOutOfInodes_losesNoPaidImage_howeverManyAreLeft() throws Exception {
        mount("100m,nr_inodes=120");
        StringBuilder said = new StringBuilder();
        Files.createDirectory(disk.resolve("filler"));
        for (int left = 0; left < 12; left++) {
            run("rm", "-rf", out().toString());
            assertThat(generate("first")).returns(0, Invocation.Ended::status);
            fillInodes(left);
            long paid = vendor.images();

            Invocation.Ended ended = generateAll();

            said.append(ended.err());
            assertThat(ended.err()).doesNotContain("could not be kept");
            int kept = Lines.below(out().resolve(".imagebatch/rescue")).size() - 1;
            assertThat(Lines.images(out()) - 1 + kept)
                    .as("with %s inodes left: %s", left, ended.err())
                    .isEqualTo(vendor.images() - paid);
            run("rm", "-rf", disk.resolve("filler").toString());
            Files.createDirectory(disk.resolve("filler"));
        }
        assertThat(said).contains("no file can be created, so nothing more is paid for; make room");
    }

    private void fillInodes(int left) throws IOException {
        int files = 0;
        try {
            while (files < 1_000) {
                Files.createFile(disk.resolve("filler/" + files));
                files++;
            }
        } catch (IOException e) {
            for (int i = 0; i < left; i++) {
                Files.delete(disk.resolve("filler/" + i));
            }
        }
    }

    private void mount(String size) throws IOException, InterruptedException {
        int status = run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk.toString());
        assumeTrue(status == 0, "a file system can be mounted: needs root");
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            return 127;
        }
    }

    private Invocation.Ended generateAll() throws IOException {
        String[] lines = new String[PICTURES];
        for (int i = 0; i < PICTURES; i++) {
            lines[i] = "picture " + i;
        }
        return generate(lines);
    }

    private Invocation.Ended generate(String... lines) throws IOException {
        return new Invocation()
                .variable("OPENAI_BASE_URL", vendor.baseUrl())
                .variable("OPENAI_API_KEY", FakeOpenAi.KEY)
                .with(
                        "generate",
                        Lines.file(folder, "p.txt", lines),
                        "--out",
                        out(),
                        "--provider",
                        "openai",
                        "--concurrency",
                        1,
                        "--json");
    }

    private Path out() {
        return disk.resolve("out");
    }
}
