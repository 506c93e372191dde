package dev.imagebatch.examples.embedded;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.spec.SpecificationSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Batches on an application's own pool of threads, which also runs the code that waits for them. */
public record SharedPool(ImageProvider provider, Path folder) {

    /** Generates the images of all sources, each in a task of the pool. */
    public List<ImageBatchResult> generate(List<SpecificationSource> sources)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try (BatchProcessor processor =
                BatchProcessor.builder(provider).output(folder).executor(pool).build()) {
            List<Future<ImageBatchResult>> tasks = sources.stream()
                    .map(source -> pool.submit(() -> processor.process(source)))
                    .toList();
            List<ImageBatchResult> results = new ArrayList<>();
            for (Future<ImageBatchResult> task : tasks) {
                results.add(task.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }
}
