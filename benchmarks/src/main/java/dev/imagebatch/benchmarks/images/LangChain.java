package dev.imagebatch.benchmarks.images;

import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.openai.OpenAiImageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** LangChain4j's model of OpenAI's images with a timeout of five minutes instead of one. */
final class LangChain implements Client {

    private final ImageModel model;

    LangChain(Target target) {
        this.model = OpenAiImageModel.builder()
                .apiKey(Target.KEY)
                .baseUrl(target.baseUrl())
                .modelName(Target.MODEL)
                .size("1024x1024")
                .timeout(Duration.ofMinutes(5))
                .build();
    }

    @Override
    public void make(String prompt, Path file) throws IOException {
        String image = model.generate(prompt).content().base64Data();
        Files.write(file, Base64.getDecoder().decode(image));
    }
}
