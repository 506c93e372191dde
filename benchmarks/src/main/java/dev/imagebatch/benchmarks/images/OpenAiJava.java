package dev.imagebatch.benchmarks.images;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.images.ImageGenerateParams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** OpenAI's own client, used as in its documentation. */
final class OpenAiJava implements Client {

    private final OpenAIClient client;

    OpenAiJava(Target target) {
        this.client = OpenAIOkHttpClient.builder()
                .apiKey(Target.KEY)
                .baseUrl(target.baseUrl())
                .build();
    }

    @Override
    public void make(String prompt, Path file) throws IOException {
        ImageGenerateParams request = ImageGenerateParams.builder()
                .model(Target.MODEL)
                .prompt(prompt)
                .size(ImageGenerateParams.Size._1024X1024)
                .build();
        String image = client.images()
                .generate(request)
                .data()
                .orElseThrow()
                .get(0)
                .b64Json()
                .orElseThrow();
        Files.write(file, Base64.getDecoder().decode(image));
    }

    @Override
    public void close() {
        client.close();
    }
}
