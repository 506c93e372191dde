package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchProcessorBuilder;
import dev.imagebatch.cost.Money;
import dev.imagebatch.examples.Avatars.Persona;
import dev.imagebatch.examples.Avatars.Report;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.prompt.PromptWriters;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.sink.Binding;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.FolderAudit;
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

/** A studio for avatars over a stand-in of the vendor, in which one persona can fail at each step. */
final class AvatarStudio implements AutoCloseable {

    /** How many personas there are. */
    static final int PERSONAS = 10;

    private static final int UNWRITTEN = 1;
    private static final int NO_BASE = 2;
    private static final int BASE_NOT_STORED = 3;
    private static final int NO_GRID = 4;
    private static final int NOT_SPLIT = 5;
    private static final int NOT_TRIMMED = 6;
    private static final int PIECE_NOT_STORED = 7;
    private static final int NOT_RECORDED = 8;

    private static final Set<String> REFUSED = Set.of(key(BASE_NOT_STORED, "base"), key(PIECE_NOT_STORED, "image_2"));

    private final Path folder;
    private final FakeOpenAi vendor = new FakeOpenAi();
    private final Map<String, String> recorded = new ConcurrentSkipListMap<>();
    private volatile boolean isBroken;

    AvatarStudio(Path folder) {
        this.folder = folder;
        vendor.drawImages((prompt, size) -> draw(prompt));
        vendor.start();
    }

    FakeOpenAi vendor() {
        return vendor;
    }

    /** The addresses that were told, by place. */
    Map<String, String> recorded() {
        return recorded;
    }

    @Override
    public void close() {
        vendor.close();
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

    /** One persona fails at each step. */
    void breakEachStep() {
        isBroken = true;
        vendor.failWhere(asking("chat", UNWRITTEN), Fault.SERVER_ERROR);
        vendor.failWhere(asking("generations", NO_BASE), Fault.SERVER_ERROR);
        vendor.failWhere(asking("edits", NO_GRID), Fault.SERVER_ERROR);
    }

    static Predicate<FakeRequest> asking(String what, int persona) {
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

    static List<String> keys(int... personas) {
        return IntStream.of(personas)
                .boxed()
                .flatMap(persona -> Stream.of("base", "image_0", "image_1", "image_2", "image_3")
                        .map(file -> key(persona, file)))
                .toList();
    }

    static List<Persona> personas() {
        return IntStream.range(0, PERSONAS)
                .mapToObj(number -> new Persona(String.valueOf(number), description(number)))
                .toList();
    }

    List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("avatars"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    BufferedImage image(int persona, int pose) throws IOException {
        return ImageIO.read(folder.resolve(key(persona, "image_" + pose)).toFile());
    }

    Report make(List<Persona> personas) throws Exception {
        try (BatchFolder images = BatchFolder.open(folder)) {
            return new Avatars(studio(images), "openai").make("7", personas);
        }
    }

    void redo(String... records) throws Exception {
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
                .sink(new PickySink(images.sink(), () -> isBroken, REFUSED))
                .ledger(images.ledger())
                .retryRules(RetryPolicy.never())
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

    void assertLedgerHoldsWhatIsNotSpent() throws IOException {
        try (BatchFolder images = BatchFolder.open(folder)) {
            LedgerTotals totals = images.ledger().totals();
            assertThat(totals.spent()).isLessThan(vendor.charged());
            assertThat(totals.spent().plus(totals.held())).isGreaterThanOrEqualTo(vendor.charged());
        }
    }

    /** The vendor's bill is the ledger's, and the folder is what the ledger says. */
    void assertSound() throws IOException {
        try (BatchFolder images = BatchFolder.open(folder)) {
            assertThat(images.ledger().totals().spent()).isEqualTo(vendor.charged());
            assertThat(images.ledger().totals().held()).isEqualTo(Money.ZERO);
        }
        assertThat(vendor.violations()).isEmpty();
        assertThat(FolderAudit.of(folder).problemsAtTheEnd()).isEmpty();
    }

    void mend() {
        isBroken = false;
        vendor.failNever();
    }

    long requests(String what) {
        return vendor.requests().stream()
                .filter(request -> request.path().contains(what))
                .count();
    }
}
