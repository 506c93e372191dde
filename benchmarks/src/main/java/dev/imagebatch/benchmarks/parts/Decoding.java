package dev.imagebatch.benchmarks.parts;

import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 1.5 MB from Base64, as answers hold images. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Decoding {

    private static final int BYTES = 1_500_000;

    private final byte[] encoded;

    /** Random bytes. */
    public Decoding() {
        byte[] image = new byte[BYTES];
        new Random(1).nextBytes(image);
        encoded = Base64.getEncoder().encode(image);
    }

    /** The platform's decoder, all at once. */
    @Benchmark
    public byte[] base64() {
        return Base64.getDecoder().decode(encoded);
    }
}
