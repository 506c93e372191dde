package dev.imagebatch.examples;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.spec.SpecificationSource;
import java.nio.file.Path;

/** The lines that most programs need: from a file of specifications to a folder of images. */
public final class Quickstart {

    private Quickstart() {}

    /** Arguments: the file and the folder. */
    public static void main(String[] arguments) throws InterruptedException {
        run(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    static ImageBatchResult run(Path file, Path folder) throws InterruptedException {
        ImageProvider provider = ImageProviders.discover().create("placeholder");
        SpecificationSource specifications = SpecificationFile.at(file);
        try (BatchProcessor processor =
                BatchProcessor.builder(provider).output(folder).build()) {
            System.out.println(processor.plan(specifications).summary());
            ImageBatchResult result = processor.process(specifications);
            System.out.println(result.summary());
            result.failures().forEach(System.out::println);
            return result;
        }
    }
}
