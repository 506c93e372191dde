package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.placeholder.PlaceholderProviderFactory;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.GeneratedSpecifications;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedWithBudgetTest {

    @TempDir
    private Path folder;

    private final Map<String, URI> pages = new ConcurrentHashMap<>();

    @Test
    void fill_budgetForThreeOfFive_makesThreeAndGoesOnWhenItIsRaised() throws Exception {
        ImageBatchResult first = fill(Money.usd("0.03"), progress -> false);

        assertThat(first.end()).isEqualTo(ImageBatchResult.End.BUDGET_EXHAUSTED);
        assertThat(first.generated()).isEqualTo(3);
        assertThat(pages).hasSize(3);

        ImageBatchResult second = fill(Money.usd("0.05"), progress -> false);

        assertThat(second.generated()).isEqualTo(2);
        assertThat(second.ledgerSpent()).isEqualTo(Money.usd("0.05"));
        assertThat(pages).hasSize(5).containsKey("page/4");
        assertThat(pages.values())
                .allSatisfy(address -> assertThat(Path.of(address)).isNotEmptyFile());
        assertThat(Files.readString(folder.resolve("index.html"))).contains("Pictures of the site");
    }

    @Test
    void fill_enoughAfterTheFirst_endsInOrder() throws Exception {
        ImageBatchResult result = fill(Money.usd("1.00"), progress -> progress.generated() > 0);

        assertThat(result.end()).isEqualTo(ImageBatchResult.End.CANCELLED);
        assertThat(result.generated()).isBetween(1L, 4L);
        assertThat(result.held()).isEqualTo(Money.ZERO);
        assertThat(pages).hasSize((int) result.generated());
    }

    private ImageBatchResult fill(Money limit, Predicate<BatchProgress> enough) throws Exception {
        ImageProvider provider = new PlaceholderProviderFactory()
                .create(ProviderSettings.defaults().withOption("price", "0.01"));
        GeneratedSpecifications five = GeneratedSpecifications.of(
                5,
                number -> ImageSpecification.builder("picture-" + number, "picture number " + number)
                        .dimensions(64, 64)
                        .usedBy("page/" + number)
                        .build());
        return new EmbeddedWithBudget(provider, folder, limit, enough).fill(pages, five);
    }
}
