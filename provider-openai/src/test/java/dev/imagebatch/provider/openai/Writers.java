package dev.imagebatch.provider.openai;

import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.util.Map;

/** Makes writers of prompts that talk to stand-ins. */
final class Writers {

    static final String BRIEF = "the harbour of a small town, for the page on moorings";
    static final String INSTRUCTIONS = "Write one prompt, in the manner of a travel poster.";

    private Writers() {}

    static PromptWriter of(FakeOpenAi vendor, Map<String, String> options) {
        return of(vendor.baseUrl(), FakeOpenAi.KEY, options);
    }

    static PromptWriter of(String baseUrl, String key, Map<String, String> options) {
        return new OpenAiPromptWriterFactory()
                .create(Providers.settings(baseUrl, key).withOptions(options));
    }
}
