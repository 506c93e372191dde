package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.cli.Invocation.Ended;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.Fault;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures from pictures by the command: prompts that are written, outputs to start from, transforms, provenance. */
class ChainCommandTest {

    private static final byte[] PICTURE = picture(new Dimensions(1024, 1024));

    @TempDir
    Path folder;

    private final FakeOpenAi vendor = new FakeOpenAi();
    private volatile boolean isBlank;
    private Path out;
    private Path specs;

    @BeforeEach
    void open() throws IOException {
        vendor.drawImages((prompt, size) -> isBlank ? TinyImages.png(size, "blank") : PICTURE.clone());
        vendor.start();
        out = folder.resolve("out");
        specs = Lines.file(
                folder,
                "s.jsonl",
                "{\"id\":\"base\",\"prompt\":\"a baker\",\"promptWriter\":\"openai\"}",
                "{\"id\":\"poses\",\"prompt\":\"four poses\",\"references\":[\"output of base\"],"
                        + "\"transforms\":[\"grid 2x2 even\"]}");
    }

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void plan_showsTheTreeAndWhatIsWritten_andSpendsNothing() {
        Ended ended = run("plan", specs, "--out", out, "--provider", "openai");

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("prompts to write", "base: $", "poses: $");
        assertThat(vendor.generations()).isZero();
    }

    @Test
    void generate_withAllOfIt_storesPiecesThatInspectKnows_alsoWhileTheFolderIsInUse() throws IOException {
        Ended ended = generate("--originals", "discard", "--provenance", "iptc", "--check", "--ask-again", 1);

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(Lines.images(out)).isEqualTo(5);
        assertThat(vendor.requests())
                .anySatisfy(request -> assertThat(new String(request.body())).contains("gpt-5.6-luna", "a baker"));
        try (BatchFolder inUse = BatchFolder.open(out)) {
            JsonNode image = inspected(inUse.path().resolve("poses-2.png")).at("/ledger");
            assertThat(image.get("id").textValue()).isEqualTo("poses");
            assertThat(image.get("piece").textValue()).isEqualTo("2");
            assertThat(image.get("provider").textValue()).isEqualTo("openai");
            assertThat(image.get("requestId").textValue()).startsWith("req_");
            assertThat(image.get("fingerprint").textValue()).matches("[0-9a-f]{32}");
            assertThat(image.get("costUsd").decimalValue()).isPositive();
            assertThat(image.at("/transforms/0").textValue()).isEqualTo("grid 2x2 even");
            assertThat(image.at("/marks/0").textValue()).isNotEmpty();
            assertThat(image.get("changed").booleanValue()).isFalse();
            assertThat(run("inspect", out.resolve("poses-2.png")).out())
                    .contains("ledger: specification  ", "ledger: transforms     ", "DigitalSourceType");
        }
    }

    @Test
    void retry_keepsTheOptions_andMayChangeThem() throws IOException {
        vendor.failWhere(request -> request.path().contains("edits"), Fault.OUT_OF_CREDIT);
        assertThat(generate("--provenance", "iptc").status()).isEqualTo(4);
        vendor.failNever();

        Ended again = run("retry", "--out", out, "--provenance", "none", "--originals", "discard", "--json");

        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.count("generated")).isEqualTo(1);
        assertThat(out.resolve("poses-original.png")).doesNotExist();
        assertThat(inspected(out.resolve("base.png")).at("/ledger/marks")).isNotEmpty();
        assertThat(inspected(out.resolve("poses-0.png")).at("/ledger/marks")).isEmpty();
        assertThat(run("report", "--out", out).status()).isZero();
    }

    @Test
    void check_blankPictures_areKeptAndAskedForAgainWhereThatIsDeclared() throws IOException {
        isBlank = true;

        Ended checked = generate("--check", "--json");

        assertThat(checked.status()).isEqualTo(1);
        assertThat(checked.json().at("/failures/0/kind").textValue()).isEqualTo("QUALITY_REJECTED");
        assertThat(vendor.images()).isEqualTo(1);
        assertThat(run("retry", "--out", out).status()).isEqualTo(1);
        assertThat(vendor.images()).isEqualTo(1);

        isBlank = false;
        Ended again = run("retry", "--out", out, "--ask-again", 1, "--json");

        assertThat(again.status()).as(again.err()).isZero();
        assertThat(vendor.images()).isEqualTo(3);
        assertThat(Lines.images(out)).isEqualTo(6);
    }

    @Test
    void ledger_ofALostPromptThatWasWrittenAgain_saysThatItIsWritten() {
        vendor.failWhere(request -> request.path().contains("chat"), Fault.TRUNCATED);
        assertThat(generate().status()).isEqualTo(1);
        vendor.failNever();
        assertThat(run("retry", "--out", out, "--on-unknown", "retry").status()).isZero();

        Ended ended = run("ledger", "--out", out);

        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("next run: nothing to do: the prompt is written");
    }

    @Test
    void inspect_ofARenamedAndOfAChangedFile_saysWhatTheLedgerKnows() throws IOException {
        generate();
        Path renamed = Files.move(out.resolve("base.png"), out.resolve("portrait.png"));
        Path changed = out.resolve("poses-1.png");
        Files.write(changed, new byte[] {0}, StandardOpenOption.APPEND);
        Path stranger = Files.copy(renamed, folder.resolve("stranger.png"));

        assertThat(inspected(renamed).at("/ledger/stored").textValue()).isEqualTo("base.png");
        assertThat(inspected(changed).at("/ledger/changed").booleanValue()).isTrue();
        assertThat(run("inspect", changed).out()).contains("the file was changed after it was stored");
        assertThat(inspected(stranger).has("ledger")).isFalse();
    }

    @Test
    void inspect_besideADamagedLedger_showsTheImageAndSaysSo() throws IOException {
        generate();
        Path ledger = out.resolve(".imagebatch/ledger.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replaceFirst("\"spec\":\"base\"", "\"spec\":\"bass\""));

        Ended ended = run("inspect", out.resolve("base.png"));

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("PNG, 1024x1024", "ledger", "damaged, the checksum does not match");
    }

    @Test
    void wrongOptions_areToldBeforeAnythingIsSpent() {
        assertThat(generate("--ask-again", 11).err()).contains("write a number from 0 to 10");
        assertThat(generate("--provenance", "c2pa").err()).contains("none, iptc, iptc-with-prompt");
        assertThat(generate("--originals", "burn").err()).contains("keep, discard");
        assertThat(generate("--writer-option", "model=x").err()).contains("a dot and the option");
        assertThat(generate("--writer-option", "nobody.model=x").err()).contains("nobody", "openai");
        assertThat(generate("--writer-option", "openai.colour=x").err()).contains("--writer-option", "colour");
        assertThat(vendor.generations()).isZero();
        assertThat(out).doesNotExist();
    }

    private Ended generate(Object... more) {
        Object[] first = {
            "generate", specs, "--out", out, "--provider", "openai", "--writer-option", "openai.model=gpt-5.6-luna"
        };
        Object[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return run(all);
    }

    private Ended run(Object... arguments) {
        return new Invocation()
                .variable("OPENAI_BASE_URL", vendor.baseUrl())
                .variable("OPENAI_API_KEY", FakeOpenAi.KEY)
                .with(arguments);
    }

    private JsonNode inspected(Path file) throws IOException {
        return run("inspect", file, "--json").json().at("/images/0");
    }

    private static byte[] picture(Dimensions size) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.RED, size.width(), size.height(), Color.BLUE));
        graphics.fillRect(0, 0, size.width(), size.height());
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
