package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.cost.Money;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.ledger.LedgerCorruptedException;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.Binding;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Three images with a fault of the house at the second, and the run after that. */
final class HouseFaultRun {

    private final HouseFault fault;
    private final Path out;
    private final AtomicInteger bound = new AtomicInteger();

    HouseFaultRun(HouseFault fault, Path out) {
        this.fault = fault;
        this.out = out;
    }

    static String table(List<String> rows) {
        return "| fault | the run | charged by the vendor | stored, kept to be stored | next run |\n|---|---|---|---|---|\n"
                + String.join("\n", rows) + "\n";
    }

    String row() throws Exception {
        try (FakeOpenAi vendor = new FakeOpenAi()) {
            vendor.start();
            String first = first(vendor);
            long paid = vendor.images();
            String left = stored() + ", " + kept();
            String second = second(vendor);
            return "| " + String.join(" | ", fault.toString(), first, paid + " of 3", left, second) + " |";
        }
    }

    private String first(FakeOpenAi vendor) throws Exception {
        String ending;
        try (BatchFolder images = BatchFolder.open(out)) {
            ending = run(vendor, images, Faults.COME);
        }
        Path ledger = out.resolve(".imagebatch/ledger.jsonl");
        byte[] bytes = Files.readAllBytes(ledger);
        if (fault == HouseFault.LEDGER_TORN) {
            Files.write(ledger, Arrays.copyOf(bytes, bytes.length - 20));
        } else if (fault == HouseFault.LEDGER_FLIPPED) {
            bytes[bytes.length / 2] ^= 1;
            Files.write(ledger, bytes);
        }
        return ending;
    }

    private String second(FakeOpenAi vendor) throws Exception {
        long before = vendor.images();
        try (BatchFolder images = BatchFolder.open(out)) {
            String ending = run(vendor, images, Faults.ARE_OVER);
            Money accounted = images.ledger()
                    .totals()
                    .spent()
                    .plus(images.ledger().totals().held());
            assertThat(vendor.charged().exceeds(accounted)).as(fault.toString()).isFalse();
            return ending + ", pays " + (vendor.images() - before);
        } catch (LedgerCorruptedException e) {
            assertThat(e).hasMessageContaining("ledger.jsonl");
            return "refused: the ledger is damaged, with file and line";
        }
    }

    private enum Faults {
        COME,
        ARE_OVER
    }

    private String run(FakeOpenAi vendor, BatchFolder images, Faults faults) throws Exception {
        boolean come = faults == Faults.COME;
        Map<String, String> variables = Map.of("OPENAI_BASE_URL", vendor.baseUrl(), "OPENAI_API_KEY", FakeOpenAi.KEY);
        try (ImageProvider provider = ImageProviders.discover()
                        .named("openai")
                        .create(ProviderSettings.defaults().withEnvironment(variables::get));
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(come ? new FaultySink(images.sink(), out, fault, new AtomicInteger()) : images.sink())
                        .ledger(come ? new FaultyLedger(images.ledger(), fault, new AtomicInteger()) : images.ledger())
                        .workFolder(images.workFolder())
                        .binder(told -> bind(told, faults))
                        .listener(listener())
                        .concurrency(1)
                        .timeout(Duration.ofSeconds(1))
                        .build()) {
            return ending(processor.process(SpecificationSource.of(List.of(picture("a"), picture("b"), picture("c")))));
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageContaining("No space left");
            return "ends with an error";
        }
    }

    private static String ending(ImageBatchResult result) {
        if (result.isFullySuccessful()) {
            return result.generated() + " made, " + result.reused() + " reused";
        }
        return result.generated() + " made, " + result.reused() + " reused, "
                + result.failures().get(0).failure().kind();
    }

    private void bind(Binding told, Faults faults) throws IOException {
        if (faults == Faults.COME && fault == HouseFault.BINDER_THROWS && bound.incrementAndGet() == 2) {
            throw new IOException("the page is locked: " + told.place());
        }
    }

    private BatchListener listener() {
        return new BatchListener() {
            @Override
            public void onResult(ImageGenerationResult result) {
                if (fault == HouseFault.LISTENER_THROWS) {
                    throw new IllegalStateException("a mistake in the listener");
                }
            }
        };
    }

    private static ImageSpecification picture(String id) {
        return ImageSpecification.builder(id, "a picture of " + id)
                .usedBy("page/" + id)
                .build();
    }

    private String stored() throws IOException {
        return files(out, ".png") + " stored";
    }

    private String kept() throws IOException {
        return files(out.resolve(".imagebatch/rescue"), "") + " kept";
    }

    private static long files(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(end))
                    .count();
        }
    }
}
