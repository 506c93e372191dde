package dev.imagebatch.benchmarks.parts;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.planning.RequestFingerprinter;
import dev.imagebatch.sink.NameParts;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.time.Instant;
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

/** A specification's fingerprint and the name of its image. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Specifications {

    private static final String PROMPT =
            "A product photograph of a catalogue item on a plain background, soft light from"
                    + " the left, slight shadow, no lettering";

    private final RequestFingerprinter fingerprinter = new RequestFingerprinter();
    private final NamingTemplate template = NamingTemplate.parse("{type}/{id}-{fingerprint}");
    private final ImageRequest request = ImageRequest.builder("openai", "gpt-image-1", PROMPT)
            .quality("high")
            .build();
    private final NameParts parts = new NameParts(
            ImageSpecification.builder("item-4711", PROMPT).type("product").build(),
            0,
            "",
            1,
            new Fingerprint(0x0123_4567_89ab_cdefL, 0x1122_3344_5566_7788L),
            Instant.EPOCH);

    /** The fingerprint. */
    @Benchmark
    public Fingerprint fingerprint() throws IOException {
        return fingerprinter.of(request, 0);
    }

    /** The name. */
    @Benchmark
    public String naming() {
        return template.key(parts, ImageFormat.PNG, 0);
    }
}
