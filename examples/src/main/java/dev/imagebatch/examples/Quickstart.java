package dev.imagebatch.examples;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.spec.SpecificationSource;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The lines that most programs need. Arguments: a file of specifications, and the folder for the images. */
public final class Quickstart {

    public static void main(String[] arguments) throws InterruptedException {
        SpecificationSource specifications = SpecificationFile.at(Path.of(arguments[0]));
        Path folder = Path.of(arguments[1]);
        try (ImageProvider provider = ImageProviders.discover().create("placeholder");
                BatchProcessor processor =
                        BatchProcessor.builder(provider).output(folder).build()) {
            System.out.println(processor.plan(specifications).summary());
            ImageBatchResult result = processor.process(specifications);
            System.out.println(result.summary());
            try (Stream<ImageGenerationResult> images = processor.review(specifications, result.batch())) {
                images.forEach(System.out::println);
            }
        }
    }
}
