package dev.imagebatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchRun;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.gallery.Gallery;
import dev.imagebatch.gallery.GalleryImage;
import dev.imagebatch.gallery.GalleryNotFoundException;
import dev.imagebatch.gallery.GalleryPage;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.Subject;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.policy.FailurePolicy;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.DeletingSink;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of galleries over a sink that can delete: five images for each of three characters at a time. A test
 * extends it and supplies the sink.
 *
 * @since 0.1
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class GalleryContract {

    private static final int EACH = 5;
    private static final Subject MARA = Subject.of("mara", "anna");
    private static final Subject BEN = Subject.of("ben", "anna");
    private static final Subject ZOE = Subject.of("zoe", "carl");
    private static final List<Subject> CHARACTERS = List.of(MARA, BEN, ZOE);

    @TempDir
    private Path folder;

    private final Map<String, URI> told = new ConcurrentHashMap<>();
    private DeletingSink sink;
    private Ledger ledger;
    private Gallery gallery;

    /** Called by subclasses. */
    protected GalleryContract() {
        // the sink is created before each test
    }

    /** Creates an empty sink. */
    protected abstract DeletingSink sink() throws Exception;

    /** Returns the ids of all objects in the sink's storage, known to the sink or not. */
    protected abstract Set<String> objects() throws Exception;

    @BeforeEach
    void open() throws Exception {
        sink = sink();
        ledger = FileLedger.open(folder.resolve("ledger.jsonl"));
        gallery = gallery(sink);
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
        sink.close();
    }

    @Test
    @DisplayName("Five images for each of three characters, twice: names continue, the newest come first")
    void page_fiveImagesOfThreeCharactersTwice_namesContinue() throws Exception {
        ScriptedProvider provider =
                ScriptedProvider.builder().latency(Duration.ofMillis(20)).build();
        assertThat(process(provider, specifications(1)).generated()).isEqualTo(15);
        assertThat(provider.maxConcurrent()).isGreaterThan(1);
        assertThat(process(provider, specifications(2)).generated()).isEqualTo(15);

        for (Subject character : CHARACTERS) {
            List<GalleryImage> images = gallery.images(character, 0, 100).images();
            assertThat(images).extracting(GalleryImage::name).hasSameElementsAs(names(character, 1, 10));
            assertThat(names(images.subList(0, EACH))).hasSameElementsAs(names(character, 6, 10));
            assertThat(images).noneMatch(GalleryImage::isPlaceholder).allSatisfy(image -> {
                assertThat(objects()).contains(image.id());
                assertThat(image.specificationId()).startsWith(character.name());
            });
        }
    }

    @Test
    @DisplayName("Paging reaches the end and skips nothing")
    void page_partByPart_showsEachImageOnce() throws Exception {
        process(ScriptedProvider.create(), specifications(1));
        List<GalleryImage> all = new ArrayList<>();
        OptionalLong next = OptionalLong.of(0);
        while (next.isPresent()) {
            GalleryPage page = gallery.images(MARA, next.getAsLong(), 2);
            all.addAll(page.images());
            next = page.next();
        }

        assertThat(all).isEqualTo(gallery.images(MARA, 0, EACH).images());
        assertThat(gallery.images(MARA, 99, 2).images()).isEmpty();
    }

    @Test
    @DisplayName("Concurrent batches on one ledger never use a number twice")
    void page_batchesAtOnce_numbersAreGivenOnce() throws Exception {
        try (BatchProcessor one = processor(ScriptedProvider.create(), sink);
                BatchProcessor other = processor(ScriptedProvider.create(), sink)) {
            BatchRun first = one.processAsync(SpecificationSource.of(specifications(1)));
            BatchRun second = other.processAsync(SpecificationSource.of(specifications(2)));
            assertThat(first.result().get().generated() + second.result().get().generated())
                    .isEqualTo(30);
        }

        for (Subject character : CHARACTERS) {
            assertThat(names(gallery.images(character, 0, 100).images()))
                    .hasSize(10)
                    .hasSameElementsAs(names(character, 1, 10));
        }
    }

    @Test
    @DisplayName("A refused image gets a placeholder, which the real image replaces under the same name")
    void page_refusedImages_arePlaceholdersUntilALaterRun() throws Exception {
        ImageProvider refusing = ScriptedProvider.builder()
                .answer(
                        "mara-1",
                        Step.fail(FailureKind.CONTENT_REJECTED),
                        Step.image(),
                        Step.fail(FailureKind.CONTENT_REJECTED),
                        Step.image())
                .build();
        ImageBatchResult first = process(refusing, specifications(1));

        assertThat(first.generated()).isEqualTo(13);
        assertThat(first.failed()).isEqualTo(2);
        List<GalleryImage> images = gallery.images(MARA, 0, 100).images();
        assertThat(names(images)).hasSameElementsAs(names(MARA, 1, EACH));
        assertThat(images).filteredOn(GalleryImage::isPlaceholder).hasSize(2);

        process(ScriptedProvider.create(), specifications(2));
        try (BatchProcessor processor = processor(ScriptedProvider.create(), sink)) {
            processor.redo(SpecificationSource.of(specifications(1)), List.of("mara-1"));
        }
        List<GalleryImage> after = gallery.images(MARA, 0, 100).images();

        assertThat(after).noneMatch(GalleryImage::isPlaceholder);
        assertThat(names(after)).containsAll(names(MARA, 1, 10));
        assertThat(after)
                .allSatisfy(image -> assertThat(sink.isIntact(image.image())).isTrue());
        assertThat(objects()).filteredOn(id -> id.startsWith("mara")).hasSameElementsAs(names(after));
    }

    @Test
    @DisplayName("The next run generates what failed temporarily, under the placeholder's name")
    void page_failedForNow_isReplacedByTheNextRun() throws Exception {
        ImageProvider failing = ScriptedProvider.builder()
                .otherwise(Step.fail(FailureKind.MODEL_UNAVAILABLE))
                .build();
        process(failing, List.of(specification(MARA, 1)));
        List<GalleryImage> before = gallery.images(MARA, 0, 100).images();
        ImageBatchResult result = process(ScriptedProvider.create(), List.of(specification(MARA, 1)));
        List<GalleryImage> after = gallery.images(MARA, 0, 100).images();

        assertThat(before).isNotEmpty().allMatch(GalleryImage::isPlaceholder);
        assertThat(result.generated()).isEqualTo(EACH);
        assertThat(after).hasSize(EACH).noneMatch(GalleryImage::isPlaceholder);
        assertThat(names(after)).containsAll(names(before));
        assertThat(objects()).hasSameElementsAs(names(after));
    }

    @Test
    @DisplayName("Another user sees nothing, and cannot tell a foreign subject from a missing one")
    void page_ofAnotherOwner_isAsUnknown() throws Exception {
        process(ScriptedProvider.create(), specifications(1));
        String unknown = notFound(Subject.of("nobody", "anna"));

        assertThat(notFound(Subject.of("mara", "carl"))).isEqualTo(unknown).doesNotContain("mara", "carl");
        assertThat(notFound(Subject.of("mara"))).isEqualTo(unknown);
        assertThat(notFound(Subject.of("mara", ""))).isEqualTo(unknown);
        assertThatThrownBy(() -> gallery.deleteAll(Subject.of("mara", "carl"))).hasMessage(unknown);
        assertThatThrownBy(() -> gallery.delete(Subject.of("mara", "carl"), "mara_image_1.png"))
                .hasMessage(unknown);
        assertThatThrownBy(() -> gallery.delete(BEN, "mara_image_1.png")).hasMessage(unknown);
        assertThat(gallery.images(MARA, 0, 100).images()).hasSize(EACH);
    }

    @Test
    @DisplayName("A deleted image is gone, its place is notified, and its number is not reused")
    void delete_oneImage_leavesTheOthers() throws Exception {
        process(ScriptedProvider.create(), specifications(1));
        gallery.delete(MARA, "mara_image_3.png");

        assertThat(names(gallery.images(MARA, 0, 100).images()))
                .containsExactlyInAnyOrder(
                        "mara_image_1.png", "mara_image_2.png", "mara_image_4.png", "mara_image_5.png");
        assertThat(objects()).doesNotContain("mara_image_3.png").hasSize(14);
        assertThat(told.values()).noneMatch(address -> address.getPath().endsWith("mara_image_3.png"));

        assertThat(process(ScriptedProvider.create(), specifications(1)).generated())
                .isEqualTo(1);
        assertThat(names(gallery.images(MARA, 0, 1).images())).containsExactly("mara_image_6.png");
        assertThat(told.values()).anyMatch(address -> address.getPath().endsWith("mara_image_6.png"));
    }

    @Test
    @DisplayName("A deleted character leaves no object, address or number; the others are untouched")
    void deleteAll_ofACharacter_leavesNothingOfItAlone() throws Exception {
        ImageProvider refusing = ScriptedProvider.builder()
                .answer("mara-1", Step.fail(FailureKind.CONTENT_REJECTED))
                .build();
        process(refusing, specifications(1));
        List<GalleryImage> others = gallery.images(BEN, 0, 100).images();
        assertThat(gallery.deleteAll(MARA)).isEqualTo(EACH);

        assertThat(notFound(MARA)).isEqualTo(notFound(Subject.of("nobody")));
        assertThat(objects()).hasSize(10).noneMatch(id -> id.contains("mara"));
        assertThat(told.values()).noneMatch(address -> address.toString().contains("mara"));
        assertThat(gallery.images(BEN, 0, 100).images()).isEqualTo(others);
        assertThatThrownBy(() -> gallery.deleteAll(MARA)).isInstanceOf(GalleryNotFoundException.class);

        process(ScriptedProvider.create(), specifications(2));
        assertThat(names(gallery.images(MARA, 0, 100).images())).hasSameElementsAs(names(MARA, 6, 10));
    }

    @Test
    @DisplayName("The next call completes an interrupted deletion; its image is invisible meanwhile")
    void deleteAll_sinkFailsOnTheWay_isEndedByTheNextCall() throws Exception {
        process(ScriptedProvider.create(), specifications(1));
        for (int failures = 1; failures <= 2; failures++) {
            Gallery unlucky = gallery(new FailingDeletes(sink, failures));
            assertThatThrownBy(() -> unlucky.deleteAll(MARA)).hasMessage("the storage is away");
        }
        assertThat(gallery.images(MARA, 0, 100).images()).hasSizeLessThan(EACH);
        gallery.deleteAll(MARA);

        assertThat(objects()).hasSize(10).noneMatch(id -> id.contains("mara"));
        assertThat(told.values()).noneMatch(address -> address.toString().contains("mara"));
    }

    @Test
    @DisplayName("Subjects with the same request get copies if configured; deleting one keeps the others")
    void deleteAll_ofOneOfTwoThatAskedForTheSame_leavesTheOther() throws Exception {
        ScriptedProvider provider = ScriptedProvider.create();
        ImageSpecification zoes = smile(ZOE);
        Subject cleo = Subject.of("cleo", "dora");
        process(provider, List.of(smile(MARA), smile(cleo)));
        process(provider, List.of(zoes));
        assertThat(provider.calls()).isEqualTo(1);
        gallery.deleteAll(MARA);

        assertThat(objects()).containsExactlyInAnyOrder("cleo_image_1.png", "zoe_image_1.png");
        assertThat(names(gallery.images(cleo, 0, 9).images())).containsExactly("cleo_image_1.png");
        assertThat(names(gallery.images(ZOE, 0, 9).images())).containsExactly("zoe_image_1.png");
        assertThat(told.values()).noneMatch(address -> address.toString().contains("mara"));
        ImageBatchResult again = process(provider, List.of(zoes));
        assertThat(again.reused()).isEqualTo(1);
        assertThat(provider.calls()).isEqualTo(1);
    }

    private String notFound(Subject subject) {
        List<String> message = new ArrayList<>();
        assertThatThrownBy(() -> gallery.images(subject, 0, 100))
                .isInstanceOf(GalleryNotFoundException.class)
                .satisfies(e -> message.add(String.valueOf(e.getMessage())));
        return message.get(0);
    }

    private ImageBatchResult process(ImageProvider provider, List<ImageSpecification> specifications)
            throws InterruptedException {
        try (BatchProcessor processor = processor(provider, sink)) {
            return processor.process(specifications);
        }
    }

    private BatchProcessor processor(ImageProvider provider, ImageSink target) {
        return BatchProcessor.builder(provider)
                .sink(target)
                .ledger(ledger)
                .workFolder(folder.resolve("work"))
                .naming(NamingTemplate.parse("{subject}_image_{number}"))
                .onFailure(FailurePolicy.PLACEHOLDER)
                .duplicates(DuplicatePolicy.COPY)
                .pace(Pace.builder().staggeredStarts(EACH, Duration.ofMillis(1)).build())
                .concurrency(EACH)
                .binder(binding -> told.put(
                        binding.place() + "#" + binding.variant(),
                        binding.image().address().orElseThrow()))
                .build();
    }

    private Gallery gallery(ImageSink over) {
        return Gallery.builder(ledger, over)
                .workFolder(folder.resolve("work"))
                .unbinder((place, images) ->
                        images.stream().map(StoredImage::location).forEach(told.values()::remove))
                .build();
    }

    private static List<ImageSpecification> specifications(int set) {
        return CHARACTERS.stream()
                .map(character -> specification(character, set))
                .toList();
    }

    private static ImageSpecification specification(Subject character, int set) {
        return ImageSpecification.builder(
                        character.name() + "-" + set, "a portrait of " + character.name() + " in scene " + set)
                .subject(character.name())
                .owner(String.valueOf(character.owner()))
                .reference(ReferenceImage.ofBytes(TinyImages.png(character.name())))
                .n(EACH)
                .usedBy("character/" + character.name() + "/" + set)
                .build();
    }

    private static ImageSpecification smile(Subject character) {
        return ImageSpecification.builder("smile-" + character.name(), "a smile")
                .subject(character.name())
                .owner(String.valueOf(character.owner()))
                .usedBy("character/" + character.name())
                .build();
    }

    private static List<String> names(List<GalleryImage> images) {
        return images.stream().map(GalleryImage::name).toList();
    }

    private static List<String> names(Subject character, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> character.name() + "_image_" + number + ".png")
                .toList();
    }

    /** A sink that fails after deleting a number of images. */
    private static final class FailingDeletes implements ForwardingSink, DeletingSink {

        private final DeletingSink sink;
        private int left;

        FailingDeletes(DeletingSink sink, int left) {
            this.sink = sink;
            this.left = left;
        }

        @Override
        public DeletingSink sink() {
            return sink;
        }

        @Override
        public void delete(StoredImage image) throws IOException, InterruptedException {
            if (--left < 0) {
                throw new IOException("the storage is away");
            }
            sink.delete(image);
        }
    }
}
