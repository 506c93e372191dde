package dev.imagebatch.examples.drupal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.imagebatch.examples.cms.FakeCms;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.Binding;
import dev.imagebatch.sink.CompletedSteps;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.TinyImages;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrupalBinderTest {

    private static final ImageSpecification SPECIFICATION =
            ImageSpecification.builder("image", "a picture").n(20).build();

    private final FakeDrupal cms = new FakeDrupal(List.of("home"));
    private DrupalSite site;
    private DrupalBinder binder;

    @BeforeEach
    void start() {
        cms.start();
        site = new DrupalSite(cms.baseUri(), FakeCms.USER, FakeCms.PASSWORD);
        binder = new DrupalBinder(site, "title", field -> "field_" + field);
    }

    @AfterEach
    void stop() {
        cms.close();
    }

    @Test
    void bind_imagesInAnyOrder_areInTheFieldInTheOrderOfTheirNamesOnce() throws Exception {
        for (int number : List.of(2, 10, 1, 2, 3)) {
            binder.bind(binding("page/home#steps", number));
        }

        assertThat(field("field_steps")).matches(".*\\[image-1-\\w+, image-2-\\w+, image-3-\\w+, image-10-\\w+\\]");
        assertThat(cms.violations()).isEmpty();
    }

    @Test
    void bind_fieldWithAnEditorsOwnImage_leavesItWhereItIs() throws Exception {
        binder.bind(binding("page/home#steps", 2));
        String own = own();
        site.write(
                "POST",
                "node/page/" + site.node("page", "title", "home") + "/relationships/field_steps",
                JsonNodeFactory.instance.arrayNode().add(Resources.identifier(Resources.MEDIA, own)));

        binder.bind(binding("page/home#steps", 3));
        binder.bind(binding("page/home#steps", 1));

        assertThat(field("field_steps")).matches(".*\\[image-1-\\w+, image-2-\\w+, The mayor, image-3-\\w+\\]");
    }

    @Test
    void bind_fieldForOneImage_getsTheFirstVariantAlone() throws Exception {
        binder.bind(binding("page/home#hero", 1));
        binder.bind(binding("page/home#hero", 0));
        binder.bind(binding("page/home#hero", 2));

        assertThat(field("field_hero")).matches(".*\\[image-0-\\w+\\]");
    }

    @Test
    void bind_contentThatIsNotThere_saysSo() throws Exception {
        Binding binding = binding("page/nowhere#hero", 0);

        assertThatThrownBy(() -> binder.bind(binding))
                .isInstanceOf(IOException.class)
                .hasMessage("the site has no page whose title is nowhere");
    }

    @Test
    void bind_withAWrongPassword_saysWhatTheSiteSays() throws Exception {
        Binding binding = binding("page/home#hero", 0);
        DrupalSite closed = new DrupalSite(cms.baseUri(), FakeCms.USER, "open sesame");

        assertThatThrownBy(() -> new DrupalBinder(closed, "title", field -> field).bind(binding))
                .hasMessageContaining("401")
                .hasMessageNotContaining("sesame");
    }

    private String own() throws Exception {
        var media =
                Resources.media("The mayor", site.upload("mayor.png", image(99)).id(), request(99));
        return site.write("POST", "media/image", media).at("/data/id").asText();
    }

    private String field(String name) {
        return cms.content().stream()
                .filter(line -> line.startsWith("home " + name))
                .findFirst()
                .orElseThrow();
    }

    private Binding binding(String place, int number) throws Exception {
        StoredImage stored = new DrupalSink(site).store(request(number));
        return new Binding(place, SPECIFICATION, number, "", stored, CompletedSteps.inMemory());
    }

    private static StoreRequest request(int number) {
        return StoreRequest.of("image-" + number + ".png", image(number), SPECIFICATION, new Fingerprint(number, 1));
    }

    private static ImageData image(int number) {
        return ImageData.of(TinyImages.png("image " + number)).orElseThrow();
    }
}
