package dev.imagebatch.examples.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordPressBinderTest {

    private static final int IMAGES = 12;

    private final FakeWordPress cms = new FakeWordPress(List.of("home"));
    private WordPressSink sink;
    private WordPressBinder binder;

    @BeforeEach
    void start() {
        cms.start();
        WordPressSite site = new WordPressSite(cms.baseUri(), FakeCms.USER, FakeCms.PASSWORD);
        sink = new WordPressSink(site);
        binder = new WordPressBinder(site, Set.of("hero"));
    }

    @AfterEach
    void stop() {
        cms.close();
    }

    @Test
    void bind_manyImagesOfOnePageAtOnce_losesNone() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(IMAGES);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < IMAGES; i++) {
                Binding binding = binding("page/home#gallery", i);
                tasks.add(() -> {
                    binder.bind(binding);
                    return true;
                });
            }
            for (Future<Boolean> told : threads.invokeAll(tasks)) {
                told.get();
            }
        } finally {
            threads.shutdownNow();
        }

        String page = cms.content().get(cms.content().size() - 1);
        for (int i = 1; i < IMAGES; i++) {
            assertThat(page.indexOf("image-" + i + "-")).isGreaterThan(page.indexOf("image-" + (i - 1) + "-"));
        }
    }

    @Test
    void bind_pageThatIsNotThere_saysSo() throws Exception {
        Binding binding = binding("page/nowhere#hero", 0);

        assertThatThrownBy(() -> binder.bind(binding))
                .isInstanceOf(IOException.class)
                .hasMessage("of pages named nowhere the site has 0");
    }

    private Binding binding(String place, int number) throws Exception {
        ImageSpecification specification =
                ImageSpecification.builder("image", "a picture").n(IMAGES).build();
        ImageData image = ImageData.of(TinyImages.png("image " + number)).orElseThrow();
        StoredImage stored = sink.store(
                StoreRequest.of("image-" + number + ".png", image, specification, new Fingerprint(number, 1)));
        return new Binding(place, specification, number, "", stored, CompletedSteps.inMemory());
    }
}
