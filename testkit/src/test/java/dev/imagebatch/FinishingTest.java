package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.imaging.ImagingPipeline;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.policy.OriginalsPolicy;
import dev.imagebatch.provenance.ImageInspection;
import dev.imagebatch.provenance.ProvenanceMarks;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageRecord;
import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ForwardingSink;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.pipeline.Transforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishingTest {

    private static final Money PRICE = Money.usd("0.04");
    private static final ImageSpecification GRID =
            spec("grid").transform(Transforms.grid(2, 2)).build();

    @TempDir
    Path folder;

    private final Map<String, ImageGenerationResult> results = new ConcurrentHashMap<>();
    private final List<String> told = new ArrayList<>();

    @Test
    void grid_isStoredInPieces_eachBound_withTheOriginalBesideThem() throws Exception {
        ImageSpecification used = GRID.toBuilder().usedBy("persona/1#images").build();

        ImageBatchResult result = run(grids(), used);

        assertThat(result.generated()).isEqualTo(1);
        assertThat(files())
                .containsExactly("grid-0.png", "grid-1.png", "grid-2.png", "grid-3.png", "grid-original.png");
        assertThat(told).containsExactly("0 grid-0.png", "1 grid-1.png", "2 grid-2.png", "3 grid-3.png");
        assertThat(Files.readAllBytes(folder.resolve("grid-original.png"))).isEqualTo(Grids.twoByTwo(1));
        ImageRecord record = results.get("grid").record().orElseThrow();
        assertThat(record.transforms()).containsExactly("grid 2x2");
        assertThat(record.pieces()).extracting(StoredPart::name).containsExactly("0", "1", "2", "3");
        assertThat(record.pieces())
                .allSatisfy(piece ->
                        assertThat(piece.image().info().dimensions().width()).isEqualTo(Grids.TILE));
    }

    @Test
    void secondRun_reusesThePieces() throws Exception {
        run(grids(), GRID);
        ScriptedProvider again = grids();

        ImageBatchResult second = run(again, GRID);

        assertThat(second.reused()).isEqualTo(1);
        assertThat(again.calls()).isZero();
        assertThat(results.get("grid").pieces()).hasSize(4);
    }

    @Test
    void lostPiece_isMadeAgainOfTheOriginal_withoutPaying() throws Exception {
        run(grids(), GRID);
        Files.delete(folder.resolve("grid-2.png"));
        ScriptedProvider again = grids();

        ImageBatchResult second = run(again, GRID);

        assertThat(second.reused()).isEqualTo(1);
        assertThat(again.calls()).isZero();
        assertThat(files()).hasSize(5);
    }

    @Test
    void otherTransforms_areAppliedToTheOriginal_withoutPaying() throws Exception {
        run(grids(), GRID);
        ScriptedProvider again = grids();
        ImageSpecification small =
                spec("grid").transform(Transforms.parse("resize 32x32")).build();

        BatchPlan plan = plan(again, small);
        run(again, small);

        assertThat(plan.toGenerate()).isZero();
        assertThat(plan.received()).isEqualTo(1);
        assertThat(again.calls()).isZero();
        assertThat(files()).contains("grid.png");
    }

    @Test
    void discardedOriginal_isNotStored_andOtherTransformsPayAgain() throws Exception {
        run(builder(grids()).originals(OriginalsPolicy.DISCARD), GRID);
        ScriptedProvider again = grids();

        run(
                builder(again).originals(OriginalsPolicy.DISCARD),
                spec("grid").transform(Transforms.trim()).build());

        assertThat(again.calls()).isEqualTo(1);
        assertThat(files()).containsExactly("grid-0.png", "grid-1.png", "grid-2.png", "grid-3.png", "grid.png");
        assertThat(folder.resolve(".imagebatch/rescue")).isEmptyDirectory();
    }

    @Test
    void onePicture_finishedInSeveralWays_isPaidOnce() throws Exception {
        ScriptedProvider provider = grids();

        ImageBatchResult result = run(
                builder(provider).originals(OriginalsPolicy.DISCARD).concurrency(4),
                GRID,
                spec("trimmed")
                        .transform(Transforms.grid(2, 2))
                        .transform(Transforms.trim())
                        .build(),
                spec("plain").build(),
                spec("same").transform(Transforms.grid(2, 2)).build());

        assertThat(result.failures()).isEmpty();
        assertThat(provider.calls()).isEqualTo(1);
        assertThat(result.spent()).isEqualTo(PRICE);
        assertThat(files()).contains("grid-0.png", "trimmed-0.png", "grid-original.png");
        assertThat(results.get("plain").stored().orElseThrow().id()).isEqualTo("grid-original.png");
        assertThat(results.get("same").pieces()).hasSize(4);
    }

    @Test
    void copies_haveAllPiecesUnderTheirOwnNames() throws Exception {
        run(
                builder(grids()).duplicates(DuplicatePolicy.COPY),
                GRID,
                spec("same").transform(Transforms.grid(2, 2)).build());

        assertThat(files()).contains("same-0.png", "same-1.png", "same-2.png", "same-3.png");
    }

    @Test
    void failedTransform_keepsThePicture_andItIsNeverPaidAgain() throws Exception {
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(PRICE)
                .otherwise(Step.imageOf(Grids.blank(java.awt.Color.GRAY)))
                .build();

        ImageBatchResult first = run(provider, GRID);
        ImageBatchResult second = run(provider, GRID);
        ImageBatchResult third = run(
                provider,
                spec("grid").transform(Transforms.parse("resize 32x32")).build());

        assertThat(first.failuresByKind()).containsOnlyKeys(FailureKind.TRANSFORM_FAILED);
        assertThat(second.failuresByKind()).containsOnlyKeys(FailureKind.TRANSFORM_FAILED);
        assertThat(third.isFullySuccessful()).isTrue();
        assertThat(provider.calls()).isEqualTo(1);
        assertThat(third.ledgerSpent()).isEqualTo(PRICE);
        assertThat(results.get("grid").cost()).isEqualTo(PRICE);
    }

    @Test
    void failure_saysWhereThePictureIs() throws Exception {
        run(
                ScriptedProvider.builder()
                        .price(PRICE)
                        .otherwise(Step.imageOf(Grids.blank(java.awt.Color.GRAY)))
                        .build(),
                GRID);

        var failure = results.get("grid").failure().orElseThrow();
        assertThat(failure.stage()).isEqualTo(FailureStage.TRANSFORMING);
        assertThat(failure.charged()).isEqualTo(Charged.YES);
        assertThat(failure.message()).contains("the image is kept as rescue/");
        assertThat(folder.resolve(".imagebatch/rescue")).isNotEmptyDirectory();
        assertThat(folder.resolve(".imagebatch/staging")).isEmptyDirectory();
    }

    @Test
    void sinkThatFailsAtAPiece_losesNothing_andTheNextRunFinishes() throws Exception {
        AtomicInteger stores = new AtomicInteger();
        ScriptedProvider provider = grids();
        ImageBatchResult first;
        try (FileLedger ledger = FileLedger.open(folder.resolve(".imagebatch/ledger.jsonl"));
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(new Failing(FileSystemSink.at(folder), stores))
                        .ledger(ledger)
                        .build()) {
            first = processor.process(SpecificationSource.of(GRID));
        }

        ImageBatchResult second = run(provider, GRID);

        assertThat(first.failuresByKind()).containsOnlyKeys(FailureKind.SINK_FAILED);
        assertThat(second.reused()).isEqualTo(1);
        assertThat(provider.calls()).isEqualTo(1);
        assertThat(files()).hasSize(5);
        assertThat(results.get("grid").cost()).isEqualTo(PRICE);
    }

    private record Failing(ImageSink sink, AtomicInteger stores) implements ForwardingSink {

        @Override
        public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
            if (stores.incrementAndGet() == 3) {
                throw new IOException("the disk is full");
            }
            return sink.store(request);
        }
    }

    @Test
    void names_tellPiecesApartByTheTemplate() throws Exception {
        run(
                builder(grids())
                        .naming(NamingTemplate.parse("avatars/task_{tag:task}/image_{piece}"))
                        .originals(OriginalsPolicy.DISCARD),
                GRID.toBuilder().tag("task", "7").build());

        assertThat(files())
                .containsExactly(
                        "avatars/task_7/image_0.png",
                        "avatars/task_7/image_1.png",
                        "avatars/task_7/image_2.png",
                        "avatars/task_7/image_3.png");
    }

    @Test
    void numbers_areThoseOfPictures_whateverIsMadeOfThem() throws Exception {
        ImageSpecification other = ImageSpecification.builder("other", "another picture")
                .transform(Transforms.thumbnail(32))
                .build();

        run(builder(grids()).naming(NamingTemplate.parse("mara_image_{number}")).concurrency(1), GRID, other);

        assertThat(files())
                .containsExactly(
                        "mara_image_1-0.png",
                        "mara_image_1-1.png",
                        "mara_image_1-2.png",
                        "mara_image_1-3.png",
                        "mara_image_1-original.png",
                        "mara_image_2-original.png",
                        "mara_image_2-thumbnail.png",
                        "mara_image_2.png");
    }

    @Test
    void thumbnail_standsBesideThePicture() throws Exception {
        run(grids(), spec("hero").transform(Transforms.thumbnail(32)).build());

        assertThat(files()).containsExactly("hero-original.png", "hero-thumbnail.png", "hero.png");
    }

    @Test
    void otherFormat_hasItsExtension() throws Exception {
        run(
                grids(),
                spec("hero")
                        .transform(Transforms.format(Encoding.of(ImageFormat.JPEG)))
                        .build());

        assertThat(files()).containsExactly("hero-original.png", "hero.jpg");
        assertThat(results.get("hero").mimeType()).contains("image/jpeg");
    }

    @Test
    void child_startsFromAPieceOfItsParent() throws Exception {
        ImageSpecification child = ImageSpecification.builder("close-up", "closer")
                .reference(OutputReference.of("grid").piece("2"))
                .build();
        ImageSpecification wrong = ImageSpecification.builder("wrong", "closer still")
                .reference(OutputReference.of("grid").piece("4"))
                .build();

        ImageBatchResult result = run(grids(), GRID, child, wrong);

        assertThat(result.generated()).isEqualTo(2);
        assertThat(results.get("wrong").failure().orElseThrow().message()).contains("has no piece \"4\"");
    }

    @Test
    void receivedBytes_areStoredUnchanged_unlessSomethingIsAskedFor() throws Exception {
        run(grids(), spec("hero").build());

        assertThat(Files.readAllBytes(folder.resolve("hero.png"))).isEqualTo(Grids.twoByTwo(1));
        assertThat(results.get("hero").record().orElseThrow().marks()).isEmpty();
    }

    @Test
    void marks_areInTheStoredImageAndInItsRecord_andThePromptIsNot() throws Exception {
        run(
                builder(grids()).postProcessor(ImagingPipeline.standard().withProvenance(ProvenanceMarks.iptc())),
                spec("hero").build());

        var inspection = ImageInspection.of(
                dev.imagebatch.image.ImageFile.read(folder.resolve("hero.png")).orElseThrow());
        assertThat(inspection.properties().values()).anyMatch(value -> value.endsWith("trainedAlgorithmicMedia"));
        assertThat(inspection.properties().values()).contains("scripted/scripted");
        assertThat(Files.readString(folder.resolve("hero.png"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("a picture of hero");
        assertThat(results.get("hero").record().orElseThrow().marks()).containsExactly("embedded:iptc");
        assertThat(folder.resolve(".imagebatch/rescue")).isEmptyDirectory();
    }

    @Test
    void manifestThatIsLost_isToldInTheRecord_andTheOriginalIsKept() throws Exception {
        byte[] signed = Grids.withManifest(Grids.twoByTwo(1));
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(PRICE)
                .otherwise(Step.imageOf(signed))
                .build();

        run(builder(provider).originals(OriginalsPolicy.DISCARD), GRID);

        assertThat(Files.readAllBytes(folder.resolve("grid-original.png"))).isEqualTo(signed);
        assertThat(results.get("grid").record().orElseThrow().marks()).containsExactly("lost:c2pa");
    }

    @Test
    void gif_getsASidecar() throws Exception {
        byte[] gif = dev.imagebatch.testkit.TinyImages.gif(new dev.imagebatch.image.Dimensions(2, 2));
        ScriptedProvider provider = ScriptedProvider.builder()
                .price(PRICE)
                .otherwise(Step.imageOf(gif))
                .build();

        run(
                builder(provider).postProcessor(ImagingPipeline.standard().withProvenance(ProvenanceMarks.iptc())),
                spec("hero").build());
        run(
                builder(provider).postProcessor(ImagingPipeline.standard().withProvenance(ProvenanceMarks.iptc())),
                spec("hero").build());

        assertThat(files()).containsExactly("hero.gif", "hero.gif.xmp");
        assertThat(Files.readAllBytes(folder.resolve("hero.gif"))).isEqualTo(gif);
        assertThat(Files.readString(folder.resolve("hero.gif.xmp"))).contains("trainedAlgorithmicMedia");
    }

    private static ScriptedProvider grids() {
        return ScriptedProvider.builder()
                .price(PRICE)
                .otherwise(Step.imageOf(Grids.twoByTwo(1)))
                .build();
    }

    private static ImageSpecification.Builder spec(String id) {
        return ImageSpecification.builder(id, "a picture of hero");
    }

    private BatchProcessorBuilder builder(ScriptedProvider provider) {
        return BatchProcessor.builder(provider).output(folder);
    }

    private BatchPlan plan(ScriptedProvider provider, ImageSpecification specification) {
        try (BatchProcessor processor = builder(provider).build()) {
            return processor.plan(SpecificationSource.of(specification));
        }
    }

    private ImageBatchResult run(ScriptedProvider provider, ImageSpecification... specifications) throws Exception {
        return run(builder(provider), specifications);
    }

    private ImageBatchResult run(BatchProcessorBuilder builder, ImageSpecification... specifications) throws Exception {
        BatchListener listener = new BatchListener() {
            @Override
            public void onResult(ImageGenerationResult result) {
                results.put(result.id(), result);
            }
        };
        try (BatchProcessor processor = builder.listener(listener)
                .binder(binding ->
                        told.add(binding.piece() + " " + binding.image().id()))
                .build()) {
            return processor.process(SpecificationSource.of(specifications));
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.startsWith(".imagebatch"))
                    .sorted()
                    .toList();
        }
    }
}
