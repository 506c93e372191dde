package dev.imagebatch.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.StatusTable;
import dev.imagebatch.testkit.fake.FakeGemini;
import dev.imagebatch.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table of statuses in the documents is what the provider does; {@code -Dstatuses.write=true} writes it. */
@Timeout(300)
class GeminiStatusTableTest {

    private static final Path PAGE = Path.of("../docs/providers/gemini-statuses.md");

    @Test
    void page_holdsWhatEveryStatusMeans() throws Exception {
        FakeGemini vendor = new FakeGemini(TimeSource.system());
        vendor.key(Providers.KEY);
        vendor.start();
        try (vendor;
                ImageProvider provider = Providers.at(vendor.baseUri())) {
            String table = "# Statuses: Google Gemini\n\n"
                    + "What an answer without an image means, if its words say nothing. Words come first: "
                    + "[money](../money.md#failures). Written by `GeminiStatusTableTest`.\n\n"
                    + StatusTable.of(
                            vendor,
                            provider,
                            prompt -> ImageRequest.builder("gemini", Providers.MODEL, prompt)
                                    .build());
            if (Boolean.getBoolean("statuses.write")) {
                Files.writeString(PAGE, table);
            }
            assertThat(Files.readString(PAGE)).isEqualTo(table);
        }
    }
}
