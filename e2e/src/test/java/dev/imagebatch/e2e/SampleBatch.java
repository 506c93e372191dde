package dev.imagebatch.e2e;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.OutcomeCounts;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A council's site: 36 images of every outcome, with odd file names among them. */
final class SampleBatch {

    static final Instant END = Instant.parse("2026-03-04T10:21:07Z");

    private static final String[] SUBJECTS = {
        "Parking permit",
        "Council tax",
        "Bin collection",
        "Library card",
        "School places",
        "Planning",
        "Allotments",
        "Bus passes"
    };
    private static final String[] PROMPTS = {
        "A residential street of Victorian stone terraces with small cars parked neatly along one kerb, low spring sun,"
                + " view along the pavement, blossom overhead, blank number plates, no road signs with writing.",
        "A northern English mill town in a green river valley at sunrise, slate roofs, a stone viaduct and moorland"
                + " behind, thin mist on the water.",
        "Allotment beds in early summer, rows of beans and sweet peas, a wooden shed and a water butt, soft light.",
        "A quiet reading room with tall windows, long oak tables and green lamps, one person far away."
    };

    private final Path folder;
    private final List<ImageGenerationResult> results = new ArrayList<>();

    SampleBatch(Path folder) throws IOException {
        this.folder = folder;
        for (int i = 0; i < 30; i++) {
            results.add(generated(i));
        }
        odd();
        unhappy();
    }

    List<ImageGenerationResult> results() {
        return results;
    }

    ImageBatchResult summary() {
        return ImageBatchResult.builder("council-site", ImageBatchResult.End.COMPLETED)
                .items(results.size(), results.size() - 1)
                .outcomes(
                        OutcomeCounts.NONE
                                .with(Outcome.GENERATED, 28)
                                .with(Outcome.REUSED, 4)
                                .with(Outcome.DUPLICATE, 1)
                                .with(Outcome.FAILED, 5)
                                .with(Outcome.SKIPPED, 1),
                        1)
                .spending(new ImageBatchResult.Spending(
                        Money.usd("1.16"), Money.usd("0.08"), Money.usd("1.32"), Money.ZERO))
                .time(END.minusSeconds(192), END)
                .build();
    }

    private ImageGenerationResult generated(int i) throws IOException {
        boolean icon = i % 5 == 1;
        boolean tall = i % 7 == 3;
        String key = "pages/"
                + SUBJECTS[i % SUBJECTS.length]
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace(' ', '-') + "-" + i + (i % 3 == 0 ? ".jpg" : ".png");
        Path file = folder.resolve(icon ? key.replace(".jpg", ".png") : key);
        ImageInfo info = icon
                ? Scenes.icon(file, 512, i)
                : Scenes.landscape(file, tall ? 768 : i % 2 == 0 ? 1792 : 1024, tall ? 1344 : 1024, i);
        ImageSpecification specification = specification(i, icon);
        StoredImage stored = StoredImage.at(folder.relativize(file).toString(), file.toUri(), info);
        return ImageGenerationResult.success(
                        specification, i % 9 == 0 ? 1 : 0, i % 8 == 4 ? Outcome.REUSED : Outcome.GENERATED, stored)
                .askedOf("bedrock", i % 4 == 0 ? "stability.sd3-5-large" : "titan-image-v2")
                .cost(Money.usd(icon ? "0.01" : "0.04"))
                .attempts(1 + i % 2)
                .timing(Duration.ofMillis(4_200 + i * 713L), END.minusSeconds(190 - i))
                .warnings(
                        i % 11 == 5
                                ? List.of("1000x1000 was asked for; the nearest size of the model is 1024x1024")
                                : List.of())
                .build();
    }

    private ImageSpecification specification(int i, boolean icon) {
        String subject = SUBJECTS[i % SUBJECTS.length];
        String slug = subject.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        ImageSpecification.Builder builder = ImageSpecification.builder(
                        slug + (icon ? "-icon-" : "-hero-") + (i + 1),
                        icon
                                ? "A single wheelie bin with its lid slightly open, simple rounded shapes."
                                : PROMPTS[i % 4])
                .type(icon ? "icon" : "hero")
                .style(icon ? "icon" : "photo")
                .subject(subject)
                .owner("web-team")
                .usedBy("page/" + slug + "#hero")
                .tag("section", i % 2 == 0 ? "transport" : "home")
                .tag("priority", i % 3 == 0 ? "high" : "normal")
                .n(i % 9 == 0 ? 2 : 1);
        return i % 6 == 2
                ? builder.build()
                : builder.altText(subject + ": view of the place in soft light").build();
    }

    private void odd() throws IOException {
        Path file = folder.resolve("odd/50% off? #1 \u00e4\u6f22\u5b57 & more.png");
        ImageInfo info = Scenes.landscape(file, 1200, 900, 99);
        results.add(
                ok("odd-file-name", Outcome.GENERATED, folder.relativize(file).toString(), info)
                        .build());
        Path broken = folder.resolve("odd/broken.png");
        Files.writeString(broken, "no image at all ".repeat(5_000));
        results.add(ok(
                        "broken-file",
                        Outcome.GENERATED,
                        "odd/broken.png",
                        Scenes.info(broken, ImageFormat.PNG, new Dimensions(1024, 1024)))
                .build());
        results.add(ok("repeated", Outcome.DUPLICATE, folder.relativize(file).toString(), info)
                .duplicateOf("odd-file-name")
                .build());
    }

    private void unhappy() throws IOException {
        results.add(failed(
                        "poster-1",
                        FailureKind.CONTENT_REJECTED,
                        "moderation_blocked: the safety system refused the prompt")
                .build());
        results.add(failed(
                        "poster-2",
                        FailureKind.CONTENT_REJECTED,
                        "moderation_blocked: the safety system refused the prompt")
                .build());
        results.add(failed("map-9", FailureKind.UNKNOWN_OUTCOME, "no whole answer within 5 minutes")
                .cost(Money.usd("0.04"))
                .attempts(1)
                .build());
        Path stand = folder.resolve("pages/notice.png");
        ImageInfo info = Scenes.icon(stand, 640, 5);
        results.add(failed("notice", FailureKind.TRANSIENT, "503 Service Unavailable, 4 times")
                .attempts(4)
                .placeholder(StoredImage.at("pages/notice.png", stand.toUri(), info))
                .build());
        results.add(failed("town-hall", FailureKind.RATE_LIMITED, "429 ThrottlingException for 15 minutes")
                .build());
        results.add(ImageGenerationResult.skipped(
                        spec("late-one"),
                        0,
                        Failure.of(
                                FailureKind.BUDGET_EXHAUSTED,
                                FailureStage.PLANNING,
                                "$0.04 more would exceed the budget of $1.20"))
                .build());
    }

    private static ImageGenerationResult.Builder ok(String id, Outcome outcome, String stored, ImageInfo info) {
        return ImageGenerationResult.success(spec(id), 0, outcome, new StoredImage(stored, null, info))
                .askedOf("bedrock", "titan-image-v2")
                .cost(Money.usd("0.04"))
                .attempts(1)
                .timing(Duration.ofMillis(9_100), END);
    }

    private static ImageGenerationResult.Builder failed(String id, FailureKind kind, String message) {
        return ImageGenerationResult.failure(spec(id), 0, Failure.of(kind, FailureStage.GENERATING, message))
                .askedOf("bedrock", "titan-image-v2")
                .timing(Duration.ofMillis(2_340), END);
    }

    private static ImageSpecification spec(String id) {
        return ImageSpecification.builder(id, PROMPTS[1])
                .altText("Caf\u00e9 on the market square")
                .build();
    }
}
