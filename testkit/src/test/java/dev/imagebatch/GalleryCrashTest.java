package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.CrashPoints.CrashPoint;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.gallery.Gallery;
import dev.imagebatch.gallery.GalleryImage;
import dev.imagebatch.gallery.GalleryNotFoundException;
import dev.imagebatch.image.Subject;
import dev.imagebatch.imaging.ImagingPipeline;
import dev.imagebatch.policy.FailurePolicy;
import dev.imagebatch.quality.ExaminedImage;
import dev.imagebatch.quality.QualityCheck;
import dev.imagebatch.quality.QualityGate;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.transform.pipeline.Transforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A deletion is killed at every one of its steps, and ended by the next call. */
@Timeout(120)
class GalleryCrashTest {

    private static final Subject MARA = Subject.of("mara", "anna");
    private static final Subject BEN = Subject.of("ben", "anna");

    private static final int SMALL = 2_000;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** The places that show an image of mara. */
    private final Set<String> showing = new HashSet<>();

    @Test
    void deleteAll_killedAtEveryStep_isEndedByTheNextCall() throws Exception {
        Path first = Files.createDirectory(folder.resolve("first"));
        try (BatchFolder opened = BatchFolder.open(first)) {
            make(opened);
        }
        assertThat(showing).containsExactlyInAnyOrder("page/a", "page/b");
        assertThat(files(first)).anyMatch(name -> name.startsWith(".imagebatch/thumbnails/"));
        assertThat(files(first)).anyMatch(name -> name.startsWith(".imagebatch/rejected/"));
        assertThat(files(first)).anyMatch(name -> name.contains("-original"));
        CrashPoints crash = new CrashPoints(first, folder.resolve("copies"));
        try (BatchFolder opened = BatchFolder.open(first)) {
            assertThat(gallery(opened, crash).deleteAll(MARA)).isEqualTo(4);
        }
        assertThat(showing).isEmpty();
        assertDeleted(first);

        assertThat(crash.points()).hasSizeGreaterThan(10);
        for (CrashPoint point : crash.points()) {
            try (BatchFolder opened = BatchFolder.open(point.folder())) {
                Gallery.of(opened.ledger(), opened.sink()).deleteAll(MARA);
            }
            assertDeleted(point.folder());
        }
    }

    private void assertDeleted(Path at) throws Exception {
        assertThat(files(at))
                .noneMatch(name -> name.contains("mara"))
                .noneMatch(name -> name.startsWith(".imagebatch/rejected/"));
        assertThat(FolderAudit.of(at).problems()).isEmpty();
        try (BatchFolder opened = BatchFolder.open(at)) {
            Gallery gallery = Gallery.of(opened.ledger(), opened.sink());
            assertThatThrownBy(() -> gallery.images(MARA, 0, 9)).isInstanceOf(GalleryNotFoundException.class);
            assertThatThrownBy(() -> gallery.deleteAll(MARA)).isInstanceOf(GalleryNotFoundException.class);
            assertThat(gallery.images(BEN, 0, 9).images()).hasSize(1);
            ImageBatchResult again = process(
                    opened, ScriptedProvider.builder().imageLength(2 * SMALL).build(), List.of(mara("b", 1)));
            assertThat(again.generated()).isEqualTo(1);
            assertThat(gallery.images(MARA, 0, 9).images())
                    .extracting(GalleryImage::name)
                    .allSatisfy(name -> assertThat(name).isGreaterThanOrEqualTo("mara_image_5"));
        }
    }

    /** A picture with a thumbnail and its original, two that came at the second call only, a placeholder. */
    private void make(BatchFolder opened) throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(Money.usd("0.01"))
                .imageLength(2 * SMALL)
                .answer("b", Step.imageOf(TinyImages.png("small")))
                .answer("c", Step.fail(FailureKind.CONTENT_REJECTED))
                .build();
        ImageSpecification finished =
                mara("a", 1).toBuilder().transform(Transforms.thumbnail(16)).build();
        ImageSpecification ben = ImageSpecification.builder("ben", "a portrait of ben")
                .subject("ben")
                .owner("anna")
                .build();
        List<ImageSpecification> all = List.of(finished, mara("b", 2), mara("c", 1), ben);
        process(opened, provider, all);
    }

    private ImageBatchResult process(BatchFolder opened, ScriptedProvider provider, List<ImageSpecification> all)
            throws Exception {
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(opened.sink())
                .ledger(opened.ledger())
                .naming(NamingTemplate.parse("{subject}_image_{number}"))
                .onFailure(FailurePolicy.PLACEHOLDER)
                .binder(binding -> showing.add(binding.place()))
                .postProcessor(ImagingPipeline.standard()
                        .withQuality(QualityGate.off().withCheck(new NotSmall()).withAskingAgain(1)))
                .concurrency(1)
                .build()) {
            SpecificationSource source = SpecificationSource.of(all);
            ImageBatchResult result = processor.process(source);
            opened.writeReport("Characters", processor, source, result);
            return result;
        }
    }

    private Gallery gallery(BatchFolder opened, CrashPoints crash) {
        return Gallery.builder(crash.watched(opened.ledger()), crash.watched(opened.sink()))
                .unbinder((place, images) -> {
                    crash.here("before telling " + place);
                    showing.remove(place);
                })
                .build();
    }

    private static ImageSpecification mara(String id, int n) {
        return ImageSpecification.builder(id, "a portrait of mara, " + id)
                .subject("mara")
                .owner("anna")
                .n(n)
                .usedBy("page/" + id)
                .build();
    }

    private static Set<String> files(Path folder) throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".html")
                            && !file.toString().contains("ledger"))
                    .forEach(file -> names.add(folder.relativize(file).toString()));
        }
        return names;
    }

    private record NotSmall() implements QualityCheck {

        @Override
        public Optional<String> objection(ExaminedImage picture) {
            return picture.info().length() < SMALL ? Optional.of("too small") : Optional.empty();
        }

        @Override
        public String name() {
            return "not small";
        }
    }
}
