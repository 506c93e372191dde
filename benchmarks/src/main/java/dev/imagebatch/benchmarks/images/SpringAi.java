package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.openai.OpenAiImageModel;
import org.springframework.ai.openai.OpenAiImageOptions;

/** Spring AI's model of OpenAI's images. */
final class SpringAi implements Client {

    private final ImageModel model;

    SpringAi(Target target) {
        this.model = OpenAiImageModel.builder()
                .options(OpenAiImageOptions.builder()
                        .baseUrl(target.baseUrl())
                        .apiKey(Target.KEY)
                        .model(Target.MODEL)
                        .size("1024x1024")
                        .build())
                .build();
    }

    @Override
    public void make(String prompt, Path file) throws IOException {
        String image = Objects.requireNonNull(
                        model.call(new ImagePrompt(prompt)).getResult())
                .getOutput()
                .getB64Json();
        Files.write(file, Base64.getDecoder().decode(Objects.requireNonNull(image)));
    }
}
