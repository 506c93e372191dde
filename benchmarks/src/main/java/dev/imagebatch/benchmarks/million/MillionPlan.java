package dev.imagebatch.benchmarks.million;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.testkit.DiscardingSink;
import dev.imagebatch.testkit.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Path;

/** The plan of a file of specifications, in turn with the bare loop over it. */
final class MillionPlan {

    private MillionPlan() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[0]);
        new MillionRounds()
                .with("bare", () -> SpecificationLines.parseAndHash(file))
                .with("plan", () -> plan(file))
                .measure();
        MillionRounds.tellHeap("heap");
    }

    private static void plan(Path file) {
        try (BatchProcessor processor = BatchProcessor.builder(ScriptedProvider.create())
                .sink(new DiscardingSink())
                .build()) {
            BatchPlan plan = processor.plan(SpecificationFile.at(file));
            if (!plan.isRunnable() || plan.toGenerate() != plan.items()) {
                throw new IllegalStateException(plan.summary());
            }
        }
    }
}
