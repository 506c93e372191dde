package dev.imagebatch.provider.openai;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.spec.ImageSpecification;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Generates images into a folder, all at once: {@code FOLDER COUNT}. */
final class GenerateMany {

    private GenerateMany() {}

    public static void main(String[] arguments) throws InterruptedException {
        int count = Integer.parseInt(arguments[1]);
        List<ImageSpecification> specifications = IntStream.range(0, count)
                .mapToObj(i -> ImageSpecification.builder("image-" + i, "boat number " + i)
                        .build())
                .toList();
        try (BatchProcessor processor = BatchProcessor.builder(
                        new OpenAiProviderFactory().create(ProviderSettings.defaults()))
                .output(Path.of(arguments[0]))
                .concurrency(count)
                .build()) {
            ImageBatchResult result = processor.process(specifications);
            System.out.println(result.summary());
            result.failures().forEach(System.out::println);
        }
    }
}
