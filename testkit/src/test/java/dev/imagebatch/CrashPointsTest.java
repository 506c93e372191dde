package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.CrashPoints.CrashPoint;
import dev.imagebatch.cost.Money;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.imaging.ImagingPipeline;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.policy.OriginalsPolicy;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.provenance.ProvenanceMarks;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.sink.ReferenceBinder;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.LedgerReplay;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.pipeline.Transforms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A batch is killed at every one of its steps, and gone on with; one step in {@link #SPARED} in turn is killed at every
 * step of its resume. {@code -Dcrash.points=all} spares none.
 */
class CrashPointsTest {

    private static final Money PRICE = Money.usd("0.01");
    private static final int UNIQUE = 5;
    private static final Money LIMIT = PRICE.times(100);
    private static final int SPARED = "all".equals(System.getProperty("crash.points")) ? 1 : 100;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private final Map<String, StoredImage> told = new HashMap<>();
    private int runs;

    @ParameterizedTest
    @CsvSource({
        "FAIL, SHARE, {number}-{subject}",
        "RETRY, SHARE, {number}-{subject}",
        "FAIL, COPY, {id}",
        "RETRY, COPY, {id}"
    })
    void kill_atEveryStep_losesNothingAndPaysTwiceForWhatWasInFlightAlone(
            UnknownOutcomePolicy policy, DuplicatePolicy duplicates, String naming) throws Exception {
        killed(new Terms(policy, duplicates, NamingTemplate.parse(naming), Work.PICTURES), specifications());
    }

    /** At every step of what is done to a received picture, of a chain and of a prompt that is written first. */
    @ParameterizedTest
    @CsvSource({
        "FAIL, FINISHED_PICTURES",
        "RETRY, FINISHED_PICTURES",
        "FAIL, FINISHED_PICTURES_ALONE",
        "RETRY, FINISHED_PICTURES_ALONE"
    })
    void kill_whilePicturesAreMadeOfPictures_losesNothingAndPaysForNoReceivedPictureAgain(
            UnknownOutcomePolicy policy, Work work) throws Exception {
        killed(new Terms(policy, DuplicatePolicy.SHARE, NamingTemplate.byId(), work), chain());
    }

    private void killed(Terms terms, List<ImageSpecification> specifications) throws Exception {
        CrashPoints first = run(Files.createDirectory(folder.resolve("first")), terms, specifications);

        assertThat(first.billed()).isEqualTo(terms.work().bought);
        assertThat(FolderAudit.of(folder.resolve("first")).problemsAtTheEnd()).isEmpty();
        assertThat(first.points()).hasSizeGreaterThan(30);
        for (CrashPoint point : first.points()) {
            resumed(point, terms, specifications, new Cut(1, Map.of()));
        }
    }

    /** Goes on from a crash, once after further crashes at each step of the resume. */
    private void resumed(CrashPoint point, Terms terms, List<ImageSpecification> order, Cut cut) throws Exception {
        Map<String, Money> inFlight = new HashMap<>(cut.calls());
        LedgerReplay.of(ledger(point.folder())).open().forEach(call -> inFlight.put(call.attempt(), call.held()));
        List<ImageSpecification> turned = new ArrayList<>(order);
        if (terms.naming().isNumbered()) {
            Collections.reverse(turned);
        }
        CrashPoints resume = run(point.folder(), terms, turned);
        int billed = point.billed() + resume.billed();
        check(point, terms, inFlight.values().stream().reduce(Money.ZERO, Money::plus), billed);
        if (cut.further() > 0) {
            for (CrashPoint next : resume.points()) {
                if (++runs % SPARED == 0) {
                    CrashPoint both = new CrashPoint(
                            point.name() + ", " + next.name(), next.folder(), point.billed() + next.billed());
                    resumed(both, terms, turned, new Cut(cut.further() - 1, inFlight));
                }
            }
        }
    }

    private void check(CrashPoint point, Terms terms, Money inFlight, int billed) throws Exception {
        FolderAudit audit = FolderAudit.of(point.folder());
        LedgerReplay after = audit.ledger();
        Money noted = after.spent().plus(after.held());
        Money bill = PRICE.times(billed);

        assertThat(audit.problemsAtTheEnd()).as(point.name()).isEmpty();
        assertThat(bill.exceeds(noted))
                .as("%s: billed %s, noted %s", point.name(), bill, noted)
                .isFalse();
        assertThat(noted.exceeds(bill.plus(inFlight))).as(point.name()).isFalse();
        assertThat(after.peak().exceeds(LIMIT)).as(point.name()).isFalse();
        if (terms.policy() == UnknownOutcomePolicy.FAIL) {
            assertThat(after.askedAgain()).as(point.name()).isEmpty();
        } else {
            assertThat(after.stored().stream().filter(Terms::isMade))
                    .as(point.name())
                    .hasSize(terms.work().stored);
            assertThat(bill.minus(PRICE.times(terms.work().bought)).exceeds(inFlight))
                    .as(point.name())
                    .isFalse();
        }
    }

    private CrashPoints run(Path at, Terms terms, List<ImageSpecification> specifications) throws Exception {
        CrashPoints crash = new CrashPoints(at, folder.resolve("copies-" + runs++));
        ScriptedProvider.Builder provider =
                ScriptedProvider.builder().price(PRICE).imagesPerCall(3);
        if (terms.work() != Work.PICTURES) {
            provider.otherwise(Step.imageOf(Grids.twoByTwo(1)));
        }
        ReferenceBinder binder = binding -> told.put(binding.place(), binding.image());
        Files.createDirectories(at.resolve(".imagebatch"));
        try (BatchFolder opened = BatchFolder.open(at)) {
            LedgerTotals totals = opened.ledger().totals();
            try (BatchProcessor processor = BatchProcessor.builder(crash.watched(provider.build()))
                    .sink(crash.watched(opened.sink()))
                    .ledger(crash.watched(opened.ledger()))
                    .binder(crash.watched(binder))
                    .budget(Budget.of(LIMIT, totals.spent(), totals.held()))
                    .retryRules(RetryPolicy.builder().onUnknown(terms.policy()).build())
                    .duplicates(terms.duplicates())
                    .naming(terms.naming())
                    .originals(
                            terms.work() == Work.FINISHED_PICTURES_ALONE
                                    ? OriginalsPolicy.DISCARD
                                    : OriginalsPolicy.KEEP)
                    .postProcessor(ImagingPipeline.standard()
                            .withProvenance(
                                    terms.work() == Work.PICTURES
                                            ? ProvenanceMarks.unchanged()
                                            : ProvenanceMarks.iptc()))
                    .promptWriter(new WatchedWriter(crash))
                    .concurrency(1)
                    .build()) {
                ImageBatchResult result = processor.process(SpecificationSource.of(
                        specifications.stream().map(crash::watched).toList()));
                assertThat(result.generated() + result.reused() + result.duplicates() + result.failed())
                        .isEqualTo(result.total());
            }
        }
        return crash;
    }

    /** Five different pictures in three specifications, and one that is the same as the first. */
    private static List<ImageSpecification> specifications() {
        return List.of(
                ImageSpecification.builder("a", "a mill")
                        .subject("mill")
                        .usedBy("page/a")
                        .build(),
                ImageSpecification.builder("b", "a fox")
                        .subject("mill")
                        .n(3)
                        .usedBy("page/b")
                        .build(),
                ImageSpecification.builder("c", "a mill")
                        .subject("mill")
                        .usedBy("page/c")
                        .build(),
                ImageSpecification.builder("d", "a lamp").subject("mill").build());
    }

    /** A picture of a written prompt, one cut in four that starts from it, and one in another format beside a small copy. */
    private static List<ImageSpecification> chain() {
        return List.of(
                ImageSpecification.builder("base", "a gardener")
                        .promptWriter("watched")
                        .usedBy("page/base")
                        .build(),
                ImageSpecification.builder("grid", "four poses")
                        .reference(OutputReference.of("base"))
                        .transform(Transforms.grid(2, 2))
                        .transform(Transforms.trim())
                        .usedBy("page/grid")
                        .build(),
                ImageSpecification.builder("hero", "a hero")
                        .reference(OutputReference.of("grid").piece("3"))
                        .transform(Transforms.thumbnail(16))
                        .transform(Transforms.format(Encoding.of(ImageFormat.JPEG)))
                        .build());
    }

    private static Path ledger(Path at) {
        return at.resolve(".imagebatch/ledger.jsonl");
    }

    /**
     * What kills cut off.
     *
     * @param further how many more kills follow
     * @param calls the calls that were in flight so far, and what was held for them
     */
    private record Cut(int further, Map<String, Money> calls) {}

    /** What is bought, and how many entries say that something is stored of it. */
    private enum Work {
        PICTURES(UNIQUE, UNIQUE),
        FINISHED_PICTURES(4, 5),
        FINISHED_PICTURES_ALONE(4, 3);

        private final int bought;
        private final int stored;

        Work(int bought, int stored) {
            this.bought = bought;
            this.stored = stored;
        }
    }

    private record Terms(UnknownOutcomePolicy policy, DuplicatePolicy duplicates, NamingTemplate naming, Work work) {

        static boolean isMade(ImageStored entry) {
            return entry.origin() == ImageStored.Origin.MADE;
        }
    }
}
