package dev.imagebatch.examples.embedded;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import java.nio.file.Path;
import java.time.Duration;

/** A program that ends its batch in order when it is stopped: by Ctrl-C, {@code kill} or a closed terminal. */
public final class StoppableBatch {

    private StoppableBatch() {}

    /** Arguments: the file of specifications, the folder, and how long to wait for calls in flight, such as PT30S. */
    public static void main(String[] arguments) throws InterruptedException {
        Path file = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        Duration bound = Duration.parse(arguments[2]);
        ImageProvider provider = ImageProviders.discover().create("openai");
        BatchProcessor processor =
                BatchProcessor.builder(provider).output(folder).build();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            processor.close(bound);
            provider.close();
        }));
        System.out.println(processor.process(SpecificationFile.at(file)).summary());
    }
}
