package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ledgers that were emptied, replaced or lost beside the images that they recorded. */
@Timeout(120)
class EmptiedLedgerTest {

    @TempDir
    Path folder;

    private final FakeOpenAi vendor = new FakeOpenAi();

    @BeforeEach
    void start() {
        vendor.start();
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    /** The ways in which a ledger is lost. */
    enum Loss {
        EMPTIED {
            @Override
            void of(Path ledger) throws IOException {
                Files.writeString(ledger, "");
            }
        },
        HEADER_ALONE {
            @Override
            void of(Path ledger) throws IOException {
                Files.writeString(ledger, Files.readAllLines(ledger).get(0) + "\n");
            }
        },
        HEADER_WITHOUT_LINE_FEED {
            @Override
            void of(Path ledger) throws IOException {
                Files.writeString(ledger, Files.readAllLines(ledger).get(0));
            }
        },
        HEADER_AND_A_TORN_LINE {
            @Override
            void of(Path ledger) throws IOException {
                Files.writeString(ledger, Files.readAllLines(ledger).get(0) + "\n{\"type\":\"att");
            }
        },
        DELETED {
            @Override
            void of(Path ledger) throws IOException {
                Files.delete(ledger);
            }
        };

        abstract void of(Path ledger) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void ledgerLost_isRefusedBeforeAnythingIsPaidAgain(Loss loss) throws Exception {
        assertThat(run("generate").status()).isZero();
        long calls = vendor.generations();
        byte[] backup = Files.readAllBytes(ledger());
        loss.of(ledger());

        for (String command : List.of("plan", "generate")) {
            Invocation.Ended ended = run(command);

            assertThat(ended.status()).as(ended.err()).isEqualTo(1);
            assertThat(ended.err()).contains("ledger.jsonl", "put the ledger back", "another folder", "delete");
        }
        assertThatThrownBy(() -> BatchFolder.open(out()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("put the ledger back");
        assertThat(vendor.generations()).isEqualTo(calls);

        Files.write(ledger(), backup);
        assertThat(run("generate").count("reused")).isEqualTo(2);
    }

    @Test
    void workFolderDeleted_beginsAnew() throws Exception {
        run("generate");
        long calls = vendor.generations();
        for (Path file : Lines.below(out().resolve(".imagebatch"))) {
            Files.delete(file);
        }

        assertThat(run("generate").count("generated")).isEqualTo(2);

        assertThat(vendor.generations()).isEqualTo(2 * calls);
    }

    @Test
    void folderOfOtherImages_isUsed_alsoAfterARunThatMadeNothing() throws Exception {
        Files.createDirectories(out());
        Files.write(out().resolve("photo.jpg"), new byte[] {1});

        assertThat(run("generate", "--budget", "0.0001").status()).isEqualTo(3);
        assertThat(run("generate").status()).isZero();
    }

    @Test
    void imagesDeletedWithTheLedger_areMadeAgain() throws Exception {
        run("generate");
        Files.delete(ledger());
        for (Path file : Lines.below(out())) {
            if (file.toString().endsWith(".png")) {
                Files.delete(file);
            }
        }

        assertThat(run("generate").count("generated")).isEqualTo(2);
    }

    @Test
    void libraryWithoutARecord_refusesToo() throws Exception {
        ImageSpecification fox = ImageSpecification.builder("fox", "a fox").build();
        try (BatchProcessor processor =
                BatchProcessor.builder(rehearsed()).output(out()).build()) {
            processor.process(List.of(fox));
        }
        Loss.HEADER_ALONE.of(ledger());

        assertThatThrownBy(
                        () -> BatchProcessor.builder(rehearsed()).output(out()).build())
                .hasMessageContaining("put the ledger back");
    }

    private static ImageProvider rehearsed() {
        return ImageProviders.discover()
                .named("placeholder")
                .create(ProviderSettings.defaults().withOption("price", "0.01"));
    }

    private Invocation.Ended run(String command, Object... more) throws IOException {
        Path specs = Lines.file(folder, "p.txt", "a fox", "a hare");
        List<Object> words =
                new java.util.ArrayList<>(List.of(command, specs, "--provider", "openai", "--json", "--out", out()));
        words.addAll(List.of(more));
        return new Invocation()
                .variable("OPENAI_BASE_URL", vendor.baseUrl())
                .variable("OPENAI_API_KEY", FakeOpenAi.KEY)
                .with(words.toArray());
    }

    private Path ledger() {
        return out().resolve(".imagebatch/ledger.jsonl");
    }

    private Path out() {
        return folder.resolve("out");
    }
}
