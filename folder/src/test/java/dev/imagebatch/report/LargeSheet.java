package dev.imagebatch.report;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** A program that writes a sheet whose prompts alone would not fit into a small heap. */
final class LargeSheet {

    private LargeSheet() {}

    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[1]);
        ContactSheet.in(Path.of(arguments[0]))
                .write(IntStream.range(0, count).mapToObj(LargeSheet::result).iterator());
    }

    private static ImageGenerationResult result(int i) {
        if (i % 10 == 0) {
            return Results.failed("item-" + i, FailureKind.TRANSIENT).build();
        }
        ImageSpecification specification = ImageSpecification.builder("item-" + i, "prompt ".repeat(3_000) + i)
                .build();
        return Results.stored(specification, Outcome.GENERATED, "no-" + i + ".png", Results.info(1024, 1024))
                .build();
    }
}
