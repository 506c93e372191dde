package dev.imagebatch.examples.cms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.BatchProcessor;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.policy.FailurePolicy;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.placeholder.PlaceholderProviderFactory;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.ReferenceBinder;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.ImageSinkContract;
import dev.imagebatch.testkit.ScriptedProvider;
import dev.imagebatch.testkit.Step;
import dev.imagebatch.testkit.fake.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a content management system's sink and binder must do beside what every sink must, against a stand-in. */
public abstract class CmsContract extends ImageSinkContract {

    private static final SpecificationSource HOME = SpecificationSource.of(
            small("arch", "a stone arch").n(2).usedBy("page/home#step-2").build(),
            small("arch-again", "a stone arch")
                    .usedBy("page/home#step-1")
                    .usedBy("page/home#hero")
                    .build());

    @TempDir
    private Path folder;

    private FakeCms cms;
    private Parts parts;
    private int folders;

    /** An empty site with pages of these names. */
    protected abstract FakeCms cms(Collection<String> pages);

    /** What works on the site; made once for each site. */
    protected abstract Parts parts(FakeCms site);

    /** A sink and a binder. */
    public record Parts(ImageSink sink, ReferenceBinder binder) {}

    @Override
    protected final ImageSink sink() throws IOException {
        cms = cms(CouncilPlaces.pages(CouncilPlaces.COUNCIL));
        cms.start();
        parts = parts(cms);
        return parts.sink();
    }

    @AfterEach
    void stopSite() {
        assertThat(cms.violations()).isEmpty();
        cms.close();
    }

    @Test
    void councilSite_twice_isThereOnce() throws Exception {
        Path work = newFolder();
        ImageBatchResult first = run(CouncilPlaces.COUNCIL, work, 4);
        ObjectNode before = cms.copy();
        ImageBatchResult second = run(CouncilPlaces.COUNCIL, work, 4);

        assertThat(first.isFullySuccessful()).isTrue();
        assertThat(first.total()).isEqualTo(62);
        assertThat(first.generated()).isEqualTo(50);
        assertThat(second.reused()).isEqualTo(50);
        assertThat(cms.copy()).isEqualTo(before);
        assertCouncil(cms.content());
    }

    /** Every picture is there once, and every field has its images. */
    protected abstract void assertCouncil(List<String> content) throws IOException;

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "RESET_BEFORE_ANSWER"})
    void everyCall_failing_isMadeUpForByTheNextRun(Fault fault) throws Exception {
        ObjectNode empty = cms.copy();
        List<String> wanted = clean();
        int calls = cms.requests().size();
        int failed = 0;

        // What fails before it is done leaves nothing behind, so a share of the calls will do.
        int step = fault == Fault.UNAVAILABLE ? 3 : 1;
        for (int call = 0; call < calls; call += step) {
            Path work = newFolder();
            cms.restore(empty);
            cms.spareNext(call);
            cms.failNext(fault);
            failed += run(HOME, work, 1).isFullySuccessful() ? 0 : 1;
            cms.failNever();

            assertThat(run(HOME, work, 1).isFullySuccessful()).isTrue();

            assertThat(cms.content()).as("after call %s failed", call).isEqualTo(wanted);
        }
        // A reading call that is cut off is made again by the HTTP client itself.
        assertThat(failed).isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void everyWrite_answeredAndNotDone_isSeenOrMadeUpFor(Lie lie) throws Exception {
        ObjectNode empty = cms.copy();
        List<String> wanted = clean();
        long writes = cms.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .count();
        assertThat(writes).isGreaterThan(5);
        for (int write = 0; write < writes; write++) {
            Path work = newFolder();
            cms.restore(empty);
            cms.lieAfter(write, lie);
            if (run(HOME, work, 1).isFullySuccessful()) {
                assertThat(cms.content()).as("write %s was not done", write).isEqualTo(wanted);
            }
            cms.lieNever();

            assertThat(run(HOME, work, 1).isFullySuccessful()).isTrue();

            assertThat(cms.content()).as("after write %s was not done", write).isEqualTo(wanted);
        }
    }

    @Test
    void everyCall_killedBeforeAndAfter_isMadeUpForByTheNextRun() throws Exception {
        List<Moment> moments = new ArrayList<>();
        Path work = newFolder();
        cms.atEachCall(() -> {
            Moment now = new Moment(work, cms.copy());
            if (moments.isEmpty() || !now.isLike(moments.get(moments.size() - 1))) {
                moments.add(now.copiedTo(newFolder()));
            }
        });
        assertThat(run(HOME, work, 1).isFullySuccessful()).isTrue();
        cms.atEachCall(() -> {});
        List<String> wanted = cms.content();

        assertThat(moments).hasSizeGreaterThan(10);
        for (int i = 0; i < moments.size(); i++) {
            cms.restore(moments.get(i).state());
            assertThat(run(HOME, moments.get(i).folder(), 1).isFullySuccessful())
                    .isTrue();
            assertThat(cms.content()).as("after a kill at moment %s", i).isEqualTo(wanted);
        }
    }

    @Test
    void placeholder_isReplacedByALaterRun_andThePageShowsTheImage() throws Exception {
        Path work = newFolder();
        ImageBatchResult first = run(
                ScriptedProvider.builder()
                        .otherwise(Step.fail(FailureKind.OUT_OF_CREDIT))
                        .build(),
                HOME,
                work,
                1);
        assertThat(first.placeholders()).isPositive();
        assertThat(cms.content()).anyMatch(line -> line.startsWith("media "));

        assertThat(run(HOME, work, 1).isFullySuccessful()).isTrue();

        assertThat(cms.content()).filteredOn(line -> line.startsWith("media ")).hasSize(2);
        assertThat(cms.content()).noneMatch(line -> line.contains("replaced"));
        assertThat(cms.content())
                .filteredOn(line -> line.startsWith("home "))
                .anyMatch(line -> line.matches(".*arch-1-\\w+.*arch-2-\\w+.*"));
    }

    private List<String> clean() throws Exception {
        assertThat(run(HOME, newFolder(), 1).isFullySuccessful()).isTrue();
        return cms.content();
    }

    private ImageBatchResult run(SpecificationSource specifications, Path work, int concurrency) throws Exception {
        return run(
                new PlaceholderProviderFactory().create(ProviderSettings.defaults()),
                specifications,
                work,
                concurrency);
    }

    private ImageBatchResult run(ImageProvider provider, SpecificationSource specifications, Path work, int concurrency)
            throws Exception {
        try (FileLedger ledger = FileLedger.open(work.resolve("ledger.jsonl"));
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(parts.sink())
                        .binder(parts.binder())
                        .ledger(ledger)
                        .workFolder(work)
                        .onFailure(FailurePolicy.PLACEHOLDER)
                        .concurrency(concurrency)
                        .build()) {
            return processor.process(specifications);
        }
    }

    private Path newFolder() {
        return folder.resolve("work" + folders++);
    }

    private static ImageSpecification.Builder small(String id, String prompt) {
        return ImageSpecification.builder(id, prompt).dimensions(64, 64).altText("An arch of \"" + id + "\" & moss");
    }
}
