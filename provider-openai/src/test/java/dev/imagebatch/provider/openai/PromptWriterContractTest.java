package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.PromptWriterContract;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class PromptWriterContractTest extends PromptWriterContract {

    private final FakeOpenAi vendor = new FakeOpenAi();

    PromptWriterContractTest() {
        vendor.start();
    }

    @AfterEach
    void stop() {
        assertThat(vendor.violations()).isEmpty();
        vendor.close();
    }

    @Override
    protected PromptWriter writer() {
        return Writers.of(vendor, Map.of("instructions", "Be brief. ".repeat(1_000)));
    }

    @Override
    protected ImageSpecification specification() {
        return ImageSpecification.builder("harbour", Writers.BRIEF).build();
    }
}
