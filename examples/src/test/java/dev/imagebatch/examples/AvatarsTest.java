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
import dev.imagebatch.prompt.PromptWriters;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.sink.Binding;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.StoreRequest;
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
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
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
    void make_tenPersonas_givesFiveFilesAndAddressesEach() throws Exception {
        isBroken = false;

        Report report = make();

        assertThat(report.errors()).isEmpty();
        assertThat(report.complete()).hasSize(PERSONAS);
        assertThat(files()).containsExactlyElementsOf(keys(IntStream.range(0, PERSONAS)));
        assertThat(addresses).hasSize(5 * PERSONAS);
        for (int pose = 0; pose < 4; pose++) {
            BufferedImage image =
                    ImageIO.read(folder.resolve(key(9, "image_" + pose)).toFile());
            assertThat(List.of(image.getWidth(), image.getHeight())).containsOnly(Sitter.INSIDE);
            assertThat(image.getRGB(Sitter.INSIDE / 2, Sitter.INSIDE / 2))
                    .isEqualTo(Sitter.colour(pose).getRGB());
        }
        assertPaidOnce(Map.of());
    }

    @Test
    void make_aFailureAtEachStep_isToldAndCompletedByTheNextRunForWhatIsMissingAlone() throws Exception {
        breakEachStep();

        Report first = make();

        assertThat(first.failed()).isFalse();
        assertThat(first.complete()).containsExactly("0", "9");
        System.out.println(String.join("\n", first.errors()));
        System.out.println(String.join("\n", files()));
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

    private static List<String> keys(IntStream personas) {
        return personas.boxed()
                .flatMap(persona -> Stream.of("base", "image_0", "image_1", "image_2", "image_3")
                        .map(file -> key(persona, file)))
                .sorted()
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

    private Report make() throws Exception {
        try (BatchFolder images = BatchFolder.open(folder)) {
            return new Avatars(studio(images), "openai").make("7", personas());
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

    private void record(Binding binding) throws IOException {
        if (isBroken
                && binding.place().equals("7/" + NOT_RECORDED + "/image_")
                && binding.piece().equals("3")) {
            throw new IOException("the table of addresses is locked");
        }
        assertThat(told.add(binding.place() + binding.piece())).isTrue();
        addresses.put(
                binding.place() + binding.piece(),
                binding.image().address().orElseThrow().toString());
    }

    private void assertPaidOnce(Map<String, Integer> more) throws IOException {
        try (BatchFolder images = BatchFolder.open(folder)) {
            assertThat(images.ledger().totals().spent()).isEqualTo(vendor.charged());
            assertThat(images.ledger().totals().held()).isEqualTo(Money.ZERO);
        }
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
