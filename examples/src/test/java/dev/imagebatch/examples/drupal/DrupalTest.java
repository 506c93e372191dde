package dev.imagebatch.examples.drupal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.examples.cms.CmsContract;
import dev.imagebatch.examples.cms.FakeCms;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.ReferenceBinder;
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
    protected ImageSink sink(FakeCms cms) {
        return new DrupalSink(site(cms));
    }

    @Override
    protected ReferenceBinder binder(FakeCms cms) {
        return new DrupalBinder(site(cms), "title", DrupalTest::field);
    }

    private static String field(String field) {
        return "field_" + (field.startsWith("step") ? "steps" : field.startsWith("icon") ? "icons" : field);
    }

    @Override
    protected void assertCouncil(List<String> content) {
        assertThat(content).filteredOn(line -> line.startsWith("media ")).hasSize(50);
        assertThat(content).filteredOn(line -> line.startsWith("file ")).hasSize(50);
    }
}
