package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.StatusTable;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table of statuses in the documents is what the provider does; {@code -Dstatuses.write=true} writes it. */
@Timeout(300)
class OpenAiStatusTableTest {

    private static final Path PAGE = Path.of("../docs/providers/openai-statuses.md");

    @Test
    void page_holdsWhatEveryStatusMeans() throws Exception {
        FakeOpenAi vendor = new FakeOpenAi();
        vendor.start();
        try (vendor;
                ImageProvider provider = Providers.of(vendor, Map.of())) {
            String table = "# Statuses: OpenAI and compatible servers\n\n"
                    + "What an answer without an image means, if its words say nothing. Words come first: "
                    + "[money](../money.md#failures). Written by `OpenAiStatusTableTest`.\n\n"
                    + StatusTable.of(
                            vendor,
                            provider,
                            prompt -> ImageRequest.builder("openai", OpenAiModels.DEFAULT, prompt)
                                    .build());
            if (Boolean.getBoolean("statuses.write")) {
                Files.writeString(PAGE, table);
            }
            assertThat(Files.readString(PAGE)).isEqualTo(table);
        }
    }
}
