package dev.imagebatch.examples.drupal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.examples.cms.CmsContract;
import dev.imagebatch.examples.cms.CouncilPlaces;
import dev.imagebatch.examples.cms.FakeCms;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

class DrupalTest extends CmsContract {

    @Override
    protected FakeCms cms(Collection<String> pages) {
        return new FakeDrupal(pages);
    }

    private static DrupalSite site(FakeCms cms) {
        return new DrupalSite(cms.baseUri(), FakeCms.USER, FakeCms.PASSWORD);
    }

    @Override
    protected Parts parts(FakeCms cms) {
        DrupalSite site = site(cms);
        return new Parts(new DrupalSink(site), new DrupalBinder(site, "title", DrupalTest::field));
    }

    private static String field(String field) {
        return "field_" + (field.startsWith("step") ? "steps" : field.startsWith("icon") ? "icons" : field);
    }

    @Override
    protected void assertCouncil(List<String> content) throws IOException {
        assertThat(content).filteredOn(line -> line.startsWith("file ")).hasSize(50);
        assertThat(content)
                .filteredOn(line -> line.startsWith("media "))
                .hasSize(50)
                .allMatch(line -> line.matches("media (\\S+) \".*\" \\1\\.png"));
        assertThat(content)
                .filteredOn(line -> line.startsWith("media ") && line.contains(" \"\" "))
                .hasSize(2)
                .allMatch(line -> line.matches("media home-icon-(bins|report)-.*"));
        assertThat(content)
                .anyMatch(line -> line.matches(
                        "home field_icons \\[home-icon-bins-\\w+, home-icon-pay-\\w+," + " home-icon-report-\\w+\\]"))
                .anyMatch(line -> line.matches("home field_hero \\[home-hero-1-\\w+\\]"))
                .anyMatch(line -> line.matches(
                        "garden-waste field_steps \\[garden-waste-step-1-\\w+," + " parking-permit-step-3-\\w+\\]"));
        assertThat(content.stream()
                        .filter(line -> line.contains(" field_"))
                        .mapToInt(line -> line.split("-[0-9a-f]{12}", -1).length - 1)
                        .sum())
                .isEqualTo(CouncilPlaces.asked(field -> field.equals("hero")));
    }
}
