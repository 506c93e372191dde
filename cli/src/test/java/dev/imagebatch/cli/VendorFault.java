package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.LedgerTotals;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.FolderAudit;
import dev.imagebatch.testkit.fake.FakeVendor;
import dev.imagebatch.testkit.fake.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The faults of one vendor's stand-in, one after another, and what becomes of an image of them. */
final class VendorFault {

    private static final SpecificationSource ONE = SpecificationSource.of(
            ImageSpecification.builder("lamp", "a brass lamp on a desk").build());

    private final VendorsTest.Vendor vendor;
    private final Path place;

    /**
     * What came of a fault.
     *
     * @param once how the run ends if the fault comes once
     * @param always how it ends if it comes every time
     * @param money what the vendor charged then for nothing, and what the ledger says of it
     * @param failing what the next run does under {@code fail}, now that the vendor is well
     * @param retrying what the one after that does under {@code retry}
     */
    record Row(String once, String always, String money, String failing, String retrying) {

        String cells() {
            return String.join(" | ", once, always, money, failing, retrying);
        }
    }

    VendorFault(VendorsTest.Vendor vendor, Path place) {
        this.vendor = vendor;
        this.place = place;
    }

    Map<Fault, Row> all() throws Exception {
        Map<Fault, Row> rows = new TreeMap<>();
        for (Fault fault : Fault.values()) {
            String once = once(fault);
            rows.put(fault, always(fault, once));
        }
        return rows;
    }

    private String once(Fault fault) throws Exception {
        Path out = place.resolve(fault + "-once");
        try (FakeVendor service = vendor.start()) {
            service.failNext(fault);
            ImageBatchResult result = run(service, out, UnknownOutcomePolicy.FAIL);
            requireSound(out, service);
            return ending(result);
        }
    }

    private Row always(Fault fault, String once) throws Exception {
        Path out = place.resolve(fault + "-always");
        try (FakeVendor service = vendor.start()) {
            service.failAlways(fault);
            String ending = ending(run(service, out, UnknownOutcomePolicy.FAIL, patience(fault)));
            requireSound(out, service);
            String money = money(service, out);
            service.failNever();
            String failing = next(service, out, UnknownOutcomePolicy.FAIL);
            String retrying = next(service, out, UnknownOutcomePolicy.RETRY);
            return new Row(once, ending, money, failing, retrying);
        }
    }

    private static Duration patience(Fault fault) {
        boolean waits = fault == Fault.RATE_LIMITED || fault == Fault.RATE_LIMITED_WITHOUT_RETRY_AFTER;
        return waits ? Duration.ofMillis(200) : Duration.ofMinutes(1);
    }

    private String next(FakeVendor service, Path out, UnknownOutcomePolicy policy) throws Exception {
        long before = service.images();
        ImageBatchResult result = run(service, out, policy);
        requireSound(out, service);
        long paid = service.images() - before;
        return result.reused() == 1
                ? "is there"
                : result.generated() == 1 ? "makes it, pays " + paid : "leaves it, pays " + paid;
    }

    private ImageBatchResult run(FakeVendor service, Path out, UnknownOutcomePolicy policy) throws Exception {
        return run(service, out, policy, Duration.ofMinutes(1));
    }

    private ImageBatchResult run(FakeVendor service, Path out, UnknownOutcomePolicy policy, Duration patience)
            throws Exception {
        Map<String, String> variables = vendor.variables(service);
        try (ImageProvider provider = ImageProviders.discover()
                        .named(vendor.provider())
                        .create(ProviderSettings.defaults().withEnvironment(variables::get));
                BatchFolder images = BatchFolder.open(out);
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(images.sink())
                        .ledger(images.ledger())
                        .workFolder(images.workFolder())
                        .timeout(Duration.ofSeconds(1))
                        .retryRules(RetryPolicy.builder()
                                .onUnknown(policy)
                                .backoff(Duration.ZERO, Duration.ZERO)
                                .patience(patience)
                                .build())
                        .build()) {
            return processor.process(ONE);
        }
    }

    private static String ending(ImageBatchResult result) {
        if (result.generated() == 1) {
            return "stored";
        }
        FailureKind kind = result.failures().get(0).failure().kind();
        boolean stopped = result.end() == ImageBatchResult.End.PROVIDER_STOPPED;
        return kind + (stopped ? ", ends the batch" : "");
    }

    private static String money(FakeVendor service, Path out) throws Exception {
        LedgerTotals totals = totals(out);
        String charged = service.charged().isZero() ? "not charged" : "charged";
        String known = totals.spent().isZero() ? totals.held().isZero() ? "free" : "held" : "spent";
        return charged + ", " + known;
    }

    private static LedgerTotals totals(Path out) throws Exception {
        try (BatchFolder images = BatchFolder.open(out)) {
            return images.ledger().totals();
        }
    }

    /** Nothing is charged that the ledger does not know of; every stored image is whole; nothing is left over. */
    private static void requireSound(Path out, FakeVendor service) throws Exception {
        LedgerTotals totals = totals(out);
        Money accounted = totals.spent().plus(totals.held());
        assertThat(service.charged().exceeds(accounted))
                .as("charged " + service.charged() + ", in the ledger " + totals)
                .isFalse();
        assertThat(service.violations()).isEmpty();
        assertThat(FolderAudit.of(out).problems()).isEmpty();
    }

    static String table(Map<Fault, Map<String, Row>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add("| fault | when | provider | comes once | comes always | money | next run, `fail` | then, `retry` |");
        lines.add("|---|---|---|---|---|---|---|---|");
        rows.forEach((fault, byProvider) -> grouped(byProvider)
                .forEach((row, providers) -> lines.add("| " + words(fault) + " | " + moment(fault) + " | "
                        + (providers.size() == byProvider.size() ? "all" : String.join(", ", providers)) + " | "
                        + row.cells() + " |")));
        return String.join("\n", lines) + "\n";
    }

    private static Map<Row, List<String>> grouped(Map<String, Row> byProvider) {
        return byProvider.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static String words(Fault fault) {
        return fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** Where in the call the fault comes: the vendor's work is done, and charged, unless it refuses beforehand. */
    private static String moment(Fault fault) {
        return switch (fault) {
            case HANG, RESET_BEFORE_ANSWER -> "before the answer";
            case RESET_MID_BODY, TRUNCATED -> "in the answer";
            case BAD_BASE64, NOT_AN_IMAGE, EMPTY_ANSWER -> "after the answer";
            default -> "instead of the work";
        };
    }
}
