package dev.imagebatch.e2e.boot;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** An application whose processor is a bean. Spring closes it, and then the provider, when the application ends. */
@SpringBootApplication
public class ImagesApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ImagesApplication.class, arguments);
    }

    @Bean
    ImageProvider imageProvider() {
        return ImageProviders.discover().create("openai");
    }

    @Bean
    BatchProcessor batchProcessor(ImageProvider provider, @Value("${images.folder}") Path folder) {
        return BatchProcessor.builder(provider).output(folder).build();
    }

    /** Closes the processor with a bound of its own; the bean is closed after it, and does nothing then. */
    @Bean
    @ConditionalOnProperty("images.bound")
    DisposableBean processorStop(BatchProcessor processor, @Value("${images.bound}") Duration bound) {
        return () -> processor.close(bound);
    }

    @Bean
    ApplicationRunner batch(BatchProcessor processor, @Value("${images.specifications}") Path file) {
        return arguments -> processor.processAsync(SpecificationFile.at(file));
    }
}
