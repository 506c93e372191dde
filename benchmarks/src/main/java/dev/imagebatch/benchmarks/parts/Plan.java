package dev.imagebatch.benchmarks.parts;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationSource;
import dev.imagebatch.testkit.DiscardingSink;
import dev.imagebatch.testkit.ScriptedProvider;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A plan of 10,000 specifications that are in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Plan {

    private final BatchProcessor processor = BatchProcessor.builder(ScriptedProvider.create())
            .sink(new DiscardingSink())
            .build();
    private final SpecificationSource source = SpecificationSource.of(IntStream.range(0, 10_000)
            .mapToObj(i -> ImageSpecification.builder("item-" + i, "A photograph of catalogue item " + i)
                    .dimensions(1024, 1024)
                    .style("photo")
                    .build())
            .toList());

    /** The plan. */
    @Benchmark
    public BatchPlan planOf10000() {
        return processor.plan(source);
    }

    /** Ends the processor. */
    @TearDown
    public void close() {
        processor.close();
    }
}
