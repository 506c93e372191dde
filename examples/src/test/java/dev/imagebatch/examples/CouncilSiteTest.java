package dev.imagebatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.placeholder.PlaceholderProviderFactory;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The specifications of a whole web site, made with real files through the provider that needs no key. */
class CouncilSiteTest {

    private static final SpecificationFile SITE = SpecificationFile.at(Path.of("specs/council-site.jsonl"));

    @TempDir
    private Path folder;

    private final Map<String, URI> pages = new ConcurrentHashMap<>();

    @Test
    void councilSite_twice_isMadeOnceAndToldEverywhere() throws Exception {
        Set<String> places = places();

        ImageBatchResult first = fill();

        assertThat(first.isFullySuccessful()).isTrue();
        assertThat(first.total()).isEqualTo(62);
        assertThat(first.unique()).isEqualTo(50);
        assertThat(first.generated()).isEqualTo(50);
        assertThat(first.duplicates()).isEqualTo(12);
        assertThat(first.spent()).isEqualTo(Money.usd("0.50"));
        assertThat(pages.keySet()).isEqualTo(places);
        assertThat(pages.values())
                .allSatisfy(address -> assertThat(Path.of(address)).isNotEmptyFile());
        assertThat(pictures()).isEqualTo(50);
        assertThat(Files.readString(folder.resolve("index.html"))).contains("home-hero");
        assertThat(Files.readString(folder.resolve(".imagebatch/batch.json"))).contains("\"generated\"");

        ImageBatchResult second = fill();

        assertThat(second.isFullySuccessful()).isTrue();
        assertThat(second.generated()).isZero();
        assertThat(second.reused()).isEqualTo(50);
        assertThat(second.spent()).isEqualTo(Money.ZERO);
        assertThat(pictures()).isEqualTo(50);
    }

    private ImageBatchResult fill() throws IOException {
        var provider = new PlaceholderProviderFactory()
                .create(ProviderSettings.defaults().withOption("price", "0.01"));
        return new EmbeddedWithBudget(provider, folder, Money.usd("0.50"), progress -> false).fill(pages, SITE);
    }

    private long pictures() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png")).count();
        }
    }

    private static Set<String> places() throws IOException {
        Set<String> places = new TreeSet<>();
        int specifications = 0;
        try (SpecificationReader reader = SITE.open()) {
            for (SpecificationEntry entry = reader.next(); entry != null; entry = reader.next()) {
                places.addAll(entry.specification().orElseThrow().usedBy());
                specifications++;
            }
        }
        assertThat(specifications).isEqualTo(60);
        return places;
    }
}
