package dev.imagebatch.examples.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.examples.cms.CmsName;
import dev.imagebatch.examples.cms.FakeCms;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a site between two tries to store an image. */
class WordPressSinkTest {

    private static final StoreRequest HERO = StoreRequest.of(
            "hero.png",
            ImageData.of(TinyImages.png("hero")).orElseThrow(),
            ImageSpecification.builder("hero", "a house on a hill").build(),
            new Fingerprint(1, 2));

    private final FakeWordPress cms = new FakeWordPress(List.of(CmsName.of("page.png")));
    private WordPressSink sink;

    @BeforeEach
    void start() {
        cms.start();
        sink = new WordPressSink(new WordPressSite(cms.baseUri(), FakeCms.USER, FakeCms.PASSWORD));
    }

    @AfterEach
    void stop() {
        assertThat(cms.violations()).isEmpty();
        cms.close();
    }

    @Test
    void store_afterAnUploadThatTheServerDidNotFinish_finishesIt() throws Exception {
        sink.store(again());
        cms.loseSizes();

        sink.store(again());

        assertThat(cms.hasSizes()).isTrue();
        assertThat(cms.content()).filteredOn(line -> line.startsWith("media ")).hasSize(1);
    }

    @Test
    void store_whereAnEditorDeletedWhatWasUploaded_uploadsItAgain() throws Exception {
        cms.spareNext(2);
        cms.failNext(Fault.UNAVAILABLE);
        StoreRequest request = again();
        assertThatThrownBy(() -> sink.store(request)).isInstanceOf(IOException.class);
        cms.deleteMedia();

        StoredImage stored = sink.store(request);

        assertThat(sink.exists(stored)).isTrue();
        assertThat(request.steps().result("upload")).contains(stored.id());
    }

    @Test
    void store_underANameThatThePageOfAnotherProgramTook_leavesNothingBehind() {
        StoreRequest request = again().withKey("page.png");

        assertThatThrownBy(() -> sink.store(request))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another program");
        assertThat(cms.content()).noneMatch(line -> line.startsWith("media "));
    }

    @Test
    void exists_andRead_afterTheImageWasDeleted_tellSo() throws Exception {
        StoredImage stored = sink.store(HERO);
        assertThat(sink.isIntact(stored)).isTrue();
        cms.deleteMedia();

        assertThat(sink.exists(stored)).isFalse();
        assertThat(sink.isIntact(stored)).isFalse();
        assertThatThrownBy(() -> sink.read(stored).orElseThrow().bytes()).hasMessage("media not found: " + stored.id());
    }

    @Test
    void site_ofAnEnvironmentWithoutAPassword_saysWhatToSet() {
        Map<String, String> environment =
                Map.of("WORDPRESS_URL", "https://council.example", "WORDPRESS_USER", "editor");

        assertThatThrownBy(() -> WordPressSite.of(environment)).hasMessage("set WORDPRESS_APPLICATION_PASSWORD");
    }

    /** As a later run asks: with nothing noted. */
    private static StoreRequest again() {
        return StoreRequest.of(HERO.key(), HERO.image(), HERO.specification(), HERO.fingerprint());
    }
}
