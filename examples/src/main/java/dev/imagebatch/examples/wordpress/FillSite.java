package dev.imagebatch.examples.wordpress;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.result.ImageBatchResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** A program that fills the pages of a WordPress site with the images of a specification file, and can be resumed. */
public final class FillSite {

    private FillSite() {}

    /** Arguments: the file, and the folder of the ledger and of images that are paid but not stored yet. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        WordPressSite site = WordPressSite.of(System.getenv());
        ImageProvider provider = ImageProviders.discover().create("placeholder");
        ImageBatchResult result = run(site, provider, Path.of(arguments[0]), Path.of(arguments[1]));
        System.out.println(result.summary());
        result.failures().forEach(System.out::println);
    }

    static ImageBatchResult run(WordPressSite site, ImageProvider provider, Path file, Path folder)
            throws IOException, InterruptedException {
        try (FileLedger ledger = FileLedger.open(folder.resolve("ledger.jsonl"));
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(new WordPressSink(site))
                        .binder(new WordPressBinder(site, Set.of("hero")))
                        .ledger(ledger)
                        .workFolder(folder)
                        .concurrency(4)
                        .build()) {
            return processor.process(SpecificationFile.at(file));
        }
    }
}
