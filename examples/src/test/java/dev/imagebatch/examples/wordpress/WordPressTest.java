package dev.imagebatch.examples.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.examples.cms.CmsContract;
import dev.imagebatch.examples.cms.CouncilPlaces;
import dev.imagebatch.examples.cms.FakeCms;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Against a stand-in; the module e2e does it with the real one. */
class WordPressTest extends CmsContract {

    @Override
    protected FakeCms cms(Collection<String> pages) {
        return new FakeWordPress(pages);
    }

    @Override
    protected Parts parts(FakeCms cms) {
        WordPressSite site = new WordPressSite(cms.baseUri(), FakeCms.USER, FakeCms.PASSWORD);
        return new Parts(new WordPressSink(site), new WordPressBinder(site, Set.of("hero")));
    }

    @Override
    protected void assertCouncil(List<String> content) throws IOException {
        assertThat(content).filteredOn(line -> line.startsWith("media ")).hasSize(50);
        assertThat(content)
                .filteredOn(line -> line.startsWith("media ") && line.contains(" \"\" "))
                .hasSize(2)
                .allMatch(line -> line.matches("media home-icon-(bins|report)-.*"));
        assertThat(content)
                .anyMatch(line -> line.matches("home home-hero-1-\\w+ \\[home-hero-2-\\w+ \"Wharfemoor at .*\","
                        + " home-icon-bins-\\w+ \"\", home-icon-pay-\\w+ \"Bank card and coins\","
                        + " home-icon-report-\\w+ \"\"\\]"));
        assertThat(content.stream()
                        .filter(line -> !line.startsWith("media "))
                        .mapToInt(line -> line.split("-[0-9a-f]{12}", -1).length - 1)
                        .sum())
                .isEqualTo(CouncilPlaces.asked(field -> false));
    }
}
