package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchRun;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.spec.ImageSpecification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A program that starts several runs over the same pictures at once, on one processor. Arguments: folder, seed, policy. */
final class OverlappingRuns {

    static final int PICTURES = 12;

    private OverlappingRuns() {}

    public static void main(String[] arguments) throws Exception {
        Random random = new Random(Long.parseLong(arguments[1]));
        UnknownOutcomePolicy policy = UnknownOutcomePolicy.valueOf(arguments[2]);
        try (ImageProvider provider = ImageProviders.discover().create("openai");
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .output(Path.of(arguments[0]))
                        .retryRules(RetryPolicy.builder().onUnknown(policy).build())
                        .concurrency(6)
                        .build()) {
            List<BatchRun> runs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                runs.add(processor.processAsync(specifications(random)));
            }
            for (BatchRun run : runs) {
                System.out.println(run.result().get().summary());
            }
        }
    }

    private static List<ImageSpecification> specifications(Random random) {
        List<ImageSpecification> all = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            all.add(ImageSpecification.builder("p" + i, "picture number " + i).build());
        }
        Collections.shuffle(all, random);
        return all;
    }
}
