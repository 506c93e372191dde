package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchFolder;
import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchProcessorBuilder;
import dev.imagebatch.cost.Money;
import dev.imagebatch.examples.Avatars.Persona;
import dev.imagebatch.examples.Avatars.Report;
import dev.imagebatch.guard.RetryRules;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.Totals;
import dev.imagebatch.prompt.PromptWriters;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.sink.Binding;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.ForwardingSink;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.testkit.fake.Fault;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvatarsTest {

    private static final int PERSONAS = 10;
    private static final List<String> FIRST_ERRORS = List.of(
            "task_7/persona_1/base: TRANSIENT",
            "task_7/persona_1/image_: PARENT_FAILED",
            "task_7/persona_2/base: TRANSIENT",
            "task_7/persona_2/image_: PARENT_FAILED",
            "task_7/persona_3/base: SINK_FAILED",
            "task_7/persona_3/image_: PARENT_FAILED",
            "task_7/persona_4/image_: TRANSIENT",
            "task_7/persona_5/image_: TRANSFORM_FAILED",
            "task_7/persona_6/image_: TRANSFORM_FAILED",
            "task_7/persona_7/image_: SINK_FAILED",
            "task_7/persona_8/image_: BIND_FAILED");
    private static final int UNWRITTEN = 1;
    private static final int NO_BASE = 2;
    private static final int BASE_NOT_STORED = 3;
    private static final int NO_GRID = 4;
    private static final int NOT_SPLIT = 5;
    private static final int NOT_TRIMMED = 6;
    private static final int PIECE_NOT_STORED = 7;
    private static final int NOT_RECORDED = 8;

    @TempDir
    private Path folder;

    private final FakeOpenAi vendor = new FakeOpenAi();
    private final Map<String, String> recorded = new ConcurrentSkipListMap<>();
    private volatile boolean isBroken = true;

    @BeforeEach
    void open() {
        vendor.drawImages((prompt, size) -> draw(prompt));
        vendor.start();
    }

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void make_twoPersonas_givesFiveFilesAndAddressesEach() throws Exception {
        isBroken = false;

        Report report = make(personas().subList(0, 2));

        assertThat(report.errors()).isEmpty();
        assertThat(report.complete()).containsExactly("0", "1");
        assertThat(files()).isEqualTo(keys(0, 1));
        assertThat(recorded.values()).containsExactlyElementsOf(keys(0, 1));
        for (int pose = 0; pose < 4; pose++) {
            assertThat(image(1, pose))
                    .returns(Sitter.INSIDE, BufferedImage::getWidth)
                    .returns(Sitter.INSIDE, BufferedImage::getHeight)
                    .returns(Sitter.colour(pose), image -> image.getRGB(Sitter.INSIDE / 2, Sitter.INSIDE / 2));
        }
        assertSound(0);
    }

    @Test
    void make_aFailureAtEachStep_isToldAndTheNextRunPaysForWhatIsMissingAlone() throws Exception {
        breakEachStep();
        Report first = make(personas());
        assertThat(first.complete()).containsExactly("0", "9");
        assertThat(told(first)).containsExactlyInAnyOrderElementsOf(FIRST_ERRORS);
        assertThat(vendor.images()).isEqualTo(PERSONAS - 2 + PERSONAS - 4);

        mend();
        Report second = make(personas());
        assertThat(second.complete()).hasSize(PERSONAS - 2).doesNotContain("5", "6");
        assertThat(second.errors())
                .containsExactlyInAnyOrderElementsOf(errors(first, "persona_5/image_", "persona_6/image_"));
        assertThat(requests("chat")).isEqualTo(PERSONAS + 1);
        assertThat(requests("generations")).isEqualTo(PERSONAS + 1);
        assertThat(requests("edits")).isEqualTo(PERSONAS + 1);
        assertThat(vendor.images()).isEqualTo(2 * PERSONAS);

        redo("task_7/persona_5/image_", "task_7/persona_6/image_");
        assertThat(vendor.images()).isEqualTo(2 * PERSONAS + 2);
        Report last = make(personas());
        assertThat(last.errors()).isEmpty();
        assertThat(last.complete()).hasSize(PERSONAS);
        assertThat(vendor.images()).isEqualTo(2 * PERSONAS + 2);
        assertThat(files()).isEqualTo(keys(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertThat(recorded.values()).containsExactlyElementsOf(keys(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertSound(0);
    }

    @Test
    void redo_afterARefusedPrompt_hasItWrittenOnceMore() throws Exception {
        isBroken = false;
        vendor.failWhere(asking("chat", 0), Fault.REFUSED);
        List<Persona> one = personas().subList(0, 1);
        assertThat(make(one).errors()).first().asString().startsWith("task_7/persona_0/base: CONTENT_REJECTED");
        vendor.failNever();
        assertThat(make(one).errors()).hasSize(2);
        assertThat(requests("chat")).isEqualTo(1);

        redo("task_7/persona_0/base");

        assertThat(make(one).complete()).containsExactly("0");
        assertThat(requests("chat")).isEqualTo(2);
        assertThat(vendor.images()).isEqualTo(2);
    }

    @Test
    void make_answersLost_areNotAskedForAgainUntilSomebodyAllowsIt() throws Exception {
        isBroken = false;
        vendor.failWhere(asking("chat", 0), Fault.TRUNCATED);
        vendor.failWhere(asking("generations", 1), Fault.TRUNCATED);
        vendor.failWhere(asking("edits", 2), Fault.TRUNCATED);
        List<Persona> three = personas().subList(0, 3);
        assertThat(told(make(three)))
                .containsExactlyInAnyOrder(
                        "task_7/persona_0/base: UNKNOWN_OUTCOME",
                        "task_7/persona_0/image_: PARENT_FAILED",
                        "task_7/persona_1/base: UNKNOWN_OUTCOME",
                        "task_7/persona_1/image_: PARENT_FAILED",
                        "task_7/persona_2/image_: UNKNOWN_OUTCOME");
        vendor.failNever();
        long requests = vendor.generations();
        assertThat(make(three).errors()).hasSize(5);
        assertThat(vendor.generations()).isEqualTo(requests);
        assertLedgerHoldsWhatIsNotSpent();
    }

    @Test
    void make_nothingWorks_completesNobody() throws Exception {
        vendor.failAlways(Fault.SERVER_ERROR);

        Report report = make(personas());

        assertThat(report.complete()).isEmpty();
        assertThat(report.errors()).hasSize(2 * PERSONAS);
        assertThat(vendor.images()).isZero();
    }

    /** Who, which picture, and what, without the reason's details. */
    private static List<String> told(Report report) {
        return report.errors().stream()
                .map(error -> error.replaceAll(", .*", ""))
                .toList();
    }

    private static List<String> errors(Report report, String... records) {
        return report.errors().stream()
                .filter(error -> Stream.of(records).anyMatch(error::contains))
                .toList();
    }

    private byte[] draw(String prompt) {
        if (!isPose(prompt)) {
            return Sitter.portrait();
        }
        if (isBroken && isAbout(prompt, NOT_SPLIT)) {
            return Sitter.portrait();
        }
        return isBroken && isAbout(prompt, NOT_TRIMMED) ? Sitter.gridWithAnEmptyTile() : Sitter.grid();
    }

    private void breakEachStep() {
        vendor.failWhere(asking("chat", UNWRITTEN), Fault.SERVER_ERROR);
        vendor.failWhere(asking("generations", NO_BASE), Fault.SERVER_ERROR);
        vendor.failWhere(asking("edits", NO_GRID), Fault.SERVER_ERROR);
    }

    private static Predicate<FakeRequest> asking(String what, int persona) {
        return request ->
                request.path().contains(what) && isAbout(new String(request.body(), StandardCharsets.UTF_8), persona);
    }

    private static boolean isAbout(String prompt, int persona) {
        return prompt.contains(description(persona));
    }

    private static boolean isPose(String prompt) {
        return prompt.contains("four poses");
    }

    private static String description(int persona) {
        return "sitter number " + persona + " of the town";
    }

    private static String key(int persona, String file) {
        return "avatars/task_7/persona_" + persona + "/" + file + ".png";
    }

    private static List<String> keys(int... personas) {
        return IntStream.of(personas)
                .boxed()
                .flatMap(persona -> Stream.of("base", "image_0", "image_1", "image_2", "image_3")
                        .map(file -> key(persona, file)))
                .toList();
    }

    private static List<Persona> personas() {
        return IntStream.range(0, PERSONAS)
                .mapToObj(number -> new Persona(String.valueOf(number), description(number)))
                .toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("avatars"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private BufferedImage image(int persona, int pose) throws IOException {
        return ImageIO.read(folder.resolve(key(persona, "image_" + pose)).toFile());
    }

    private Report make(List<Persona> personas) throws Exception {
        try (BatchFolder images = BatchFolder.open(folder)) {
            return new Avatars(studio(images), "openai").make("7", personas);
        }
    }

    private void redo(String... records) throws Exception {
        try (BatchFolder images = BatchFolder.open(folder)) {
            Avatars avatars = new Avatars(studio(images), "openai");
            try (BatchProcessor processor = avatars.processor(new BatchListener() {})) {
                processor.redo(SpecificationSource.of(avatars.pictures("7", personas())), List.of(records));
            }
        }
    }

    private BatchProcessorBuilder studio(BatchFolder images) {
        Map<String, String> environment = Map.of("OPENAI_BASE_URL", vendor.baseUrl(), "OPENAI_API_KEY", FakeOpenAi.KEY);
        ProviderSettings settings = ProviderSettings.defaults().withEnvironment(environment::get);
        return BatchProcessor.builder(ImageProviders.discover().named("openai").create(settings))
                .promptWriter(PromptWriters.discover().named("openai").create(settings))
                .sink(new Shelf(images.sink()))
                .ledger(images.ledger())
                .retryRules(RetryRules.never())
                .binder(this::record);
    }

    private void record(Binding told) throws IOException {
        if (isBroken
                && told.place().contains("persona_" + NOT_RECORDED)
                && told.piece().equals("3")) {
            throw new IOException("the table of addresses is locked");
        }
        recorded.put(told.place() + told.piece(), told.image().id());
    }

    private void assertLedgerHoldsWhatIsNotSpent() throws IOException {
        try (BatchFolder images = BatchFolder.open(folder)) {
            Totals totals = images.ledger().totals();
            assertThat(totals.spent()).isLessThan(vendor.charged());
            assertThat(totals.spent().plus(totals.held())).isGreaterThanOrEqualTo(vendor.charged());
        }
    }

    /** The vendor's bill is the ledger's, and the folder is what the ledger says. */
    private void assertSound(int leftOver) throws IOException {
        try (BatchFolder images = BatchFolder.open(folder)) {
            assertThat(images.ledger().totals().spent()).isEqualTo(vendor.charged());
            assertThat(images.ledger().totals().held()).isEqualTo(Money.ZERO);
        }
        assertThat(vendor.violations()).isEmpty();
        assertThat(FolderAudit.of(folder).problemsAtTheEnd()).hasSize(leftOver);
    }

    private void mend() {
        isBroken = false;
        vendor.failNever();
    }

    private long requests(String what) {
        return vendor.requests().stream()
                .filter(request -> request.path().contains(what))
                .count();
    }

    /** Does not take two of the files. */
    private final class Shelf implements ForwardingSink {

        private final ImageSink sink;

        Shelf(ImageSink sink) {
            this.sink = sink;
        }

        @Override
        public ImageSink sink() {
            return sink;
        }

        @Override
        public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
            if (isBroken
                    && Set.of(key(BASE_NOT_STORED, "base"), key(PIECE_NOT_STORED, "image_2"))
                            .contains(request.key())) {
                throw new IOException("the shelf is full");
            }
            return sink.store(request);
        }
    }
}
