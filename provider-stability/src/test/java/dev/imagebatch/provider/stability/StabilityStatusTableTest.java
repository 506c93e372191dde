package dev.imagebatch.provider.stability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.bedrock.BedrockStand;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.StatusTable;
import dev.imagebatch.testkit.fake.FakeBedrock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table of statuses in the documents is what the provider does; {@code -Dstatuses.write=true} writes it. */
@Timeout(300)
class StabilityStatusTableTest {

    private static final Path PAGE = Path.of("../docs/providers/bedrock-statuses.md");

    @Test
    void page_holdsWhatEveryStatusMeans() throws Exception {
        FakeBedrock vendor = FakeBedrock.started();
        vendor.accept(BedrockStand.KEY);
        try (vendor;
                ImageProvider provider = new StabilityProviderFactory().create(BedrockStand.settings(vendor))) {
            String table = "# Statuses: Amazon Bedrock\n\n"
                    + "What an answer without an image means, if its words say nothing. Words come first: "
                    + "[money](../money.md#failures). Written by `StabilityStatusTableTest`.\n\n"
                    + StatusTable.of(
                            vendor,
                            provider,
                            prompt -> ImageRequest.builder("stability", provider.defaultModel(), prompt)
                                    .build());
            if (Boolean.getBoolean("statuses.write")) {
                Files.writeString(PAGE, table);
            }
            assertThat(Files.readString(PAGE)).isEqualTo(table);
        }
    }
}
