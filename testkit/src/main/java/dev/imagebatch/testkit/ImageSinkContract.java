package dev.imagebatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.DeletingSink;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.KeyTakenException;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of every {@link ImageSink}. A sink's test extends it and supplies the sink.
 *
 * <p>Each test gets a new, empty sink. Reading and existence are checked if the sink supports them.
 *
 * @since 0.1
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class ImageSinkContract {

    private static final int THREADS = 8;
    private static final String KEY = "hero.png";
    private static final ImageSpecification SPECIFICATION =
            ImageSpecification.builder("hero", "a house on a hill").build();

    private ImageSink sink;

    /** Called by subclasses. */
    protected ImageSinkContract() {
        // the sink is created before each test
    }

    /** Creates an empty sink. */
    protected abstract ImageSink sink() throws Exception;

    @BeforeEach
    void makeSink() throws Exception {
        sink = sink();
    }

    @AfterEach
    void closeSink() throws IOException {
        sink.close();
    }

    @Test
    @DisplayName("A stored image has an id and the given content")
    void store_newKey_returnsWhatIsStored() throws Exception {
        StoredImage stored = sink.store(request(KEY, "one"));

        assertThat(stored.id()).isNotBlank();
        assertThat(stored.info()).isEqualTo(image("one").info());
        assertHolds(stored, "one");
    }

    @Test
    @DisplayName("Storing the same image again returns the stored one")
    void store_sameImageAgain_returnsTheSame() throws Exception {
        StoredImage first = sink.store(request(KEY, "one"));

        assertThat(sink.store(request(KEY, "one"))).isEqualTo(first);
        assertHolds(first, "one");
    }

    @Test
    @DisplayName("A different image is refused under a taken key")
    void store_otherImageUnderTakenKey_isRefused() throws Exception {
        StoredImage first = sink.store(request(KEY, "one"));

        assertThatThrownBy(() -> sink.store(request(KEY, "other"))).isInstanceOf(KeyTakenException.class);
        assertHolds(first, "one");
    }

    @Test
    @DisplayName("The same image under another key is stored again")
    void store_sameImageUnderOtherKey_storesItTwice() throws Exception {
        StoredImage first = sink.store(request(KEY, "one"));
        StoredImage second = sink.store(request("other.png", "one"));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertHolds(first, "one");
        assertHolds(second, "one");
    }

    @Test
    @DisplayName("An image replaces the one that it names")
    void store_replacingWhatIsThere_replacesIt() throws Exception {
        StoredImage placeholder = sink.store(request(KEY, "placeholder"));

        StoredImage real = sink.store(replacing(placeholder, "real"));

        assertThat(real.info()).isEqualTo(image("real").info());
        assertHolds(real, "real");
    }

    @Test
    @DisplayName("Replacing is safe to repeat")
    void store_replacingAgain_returnsTheSame() throws Exception {
        StoredImage placeholder = sink.store(request(KEY, "placeholder"));
        StoredImage real = sink.store(replacing(placeholder, "real"));

        assertThat(sink.store(replacing(placeholder, "real"))).isEqualTo(real);
        assertHolds(real, "real");
    }

    @Test
    @DisplayName("A replacement is refused if the key holds a third image")
    void store_replacingWhatIsNotThere_isRefused() throws Exception {
        StoredImage placeholder = sink.store(request(KEY, "placeholder"));
        StoredImage real = sink.store(replacing(placeholder, "real"));

        assertThatThrownBy(() -> sink.store(replacing(placeholder, "third"))).isInstanceOf(KeyTakenException.class);
        assertHolds(real, "real");
    }

    @Test
    @DisplayName("Keys may contain folders, and equal names in two folders are two images")
    void store_keysWithFolders_areKeptApart() throws Exception {
        StoredImage plain = sink.store(request("a.png", "plain"));
        StoredImage folder = sink.store(request("project_7/branch_1/a.png", "folder"));
        StoredImage other = sink.store(request("project_7/branch_2/a.png", "other"));

        assertThat(Set.of(plain.id(), folder.id(), other.id())).hasSize(3);
        assertHolds(plain, "plain");
        assertHolds(folder, "folder");
        assertHolds(other, "other");
    }

    @Test
    @DisplayName("Many threads store many images")
    void store_fromManyThreads_keepsEveryImage() throws Exception {
        List<StoredImage> stored =
                atOnce(thread -> sink.store(request("folder/" + thread + ".png", "image " + thread)));

        assertThat(stored).extracting(StoredImage::id).doesNotHaveDuplicates();
        for (int thread = 0; thread < THREADS; thread++) {
            assertHolds(stored.get(thread), "image " + thread);
        }
    }

    @Test
    @DisplayName("Of many concurrent images for one key, exactly one is stored")
    void store_manyImagesUnderOneKey_keepsExactlyOne() throws Exception {
        List<Optional<StoredImage>> stored = atOnce(thread -> {
            try {
                return Optional.of(sink.store(request(KEY, "image " + thread)));
            } catch (KeyTakenException e) {
                return Optional.empty();
            }
        });

        Set<Integer> winners = new HashSet<>();
        for (int thread = 0; thread < THREADS; thread++) {
            if (stored.get(thread).isPresent()) {
                winners.add(thread);
                assertHolds(stored.get(thread).get(), "image " + thread);
            }
        }
        assertThat(winners).hasSize(1);
    }

    @Test
    @DisplayName("Many threads that store the same image all succeed")
    void store_sameImageFromManyThreads_returnsTheSame() throws Exception {
        List<StoredImage> stored = atOnce(thread -> sink.store(request(KEY, "one")));

        assertThat(new HashSet<>(stored)).hasSize(1);
        assertHolds(stored.get(0), "one");
    }

    @Test
    @DisplayName("A deleted image is gone, deleting it again is allowed, its key is free, and others stay")
    void delete_storedImage_isGone() throws Exception {
        StoredImage first = sink.store(request(KEY, "one"));
        StoredImage other = sink.store(request("other.png", "one"));
        if (sink instanceof DeletingSink deleting) {
            deleting.delete(first);
            deleting.delete(first);

            assertThat(sink.exists(first)).isFalse();
            first = sink.store(request(KEY, "two"));
        }

        assertHolds(first, sink instanceof DeletingSink ? "two" : "one");
        assertHolds(other, "one");
    }

    @Test
    @DisplayName("Deleting keeps an image that has replaced the deleted one")
    void delete_imageThatWasReplaced_leavesTheOtherAlone() throws Exception {
        StoredImage placeholder = sink.store(request(KEY, "placeholder"));
        StoredImage real = sink.store(replacing(placeholder, "real"));
        if (sink instanceof DeletingSink deleting && real.id().equals(placeholder.id())) {
            deleting.delete(placeholder);
        }

        assertHolds(real, "real");
    }

    @Test
    @DisplayName("Deleting removes the sidecar, and the same image can be stored with another one")
    void delete_imageWithSidecar_freesBothNames() throws Exception {
        StoredImage first = sink.store(withSidecar("<x:xmpmeta>one</x:xmpmeta>"));
        if (sink instanceof DeletingSink deleting) {
            deleting.delete(first);
            assertHolds(sink.store(withSidecar("<x:xmpmeta>two</x:xmpmeta>")), "one");
        }
    }

    @Test
    @DisplayName("Closing twice is allowed")
    void close_twice_doesNothingMore() throws Exception {
        sink.store(request(KEY, "one"));

        sink.close();
        sink.close();
    }

    private void assertHolds(StoredImage stored, String text) throws IOException {
        assertThat(sink.exists(stored)).as("existence of %s", stored.id()).isTrue();
        Optional<ImageData> back = sink.read(stored);
        if (back.isPresent()) {
            assertThat(back.get().bytes()).isEqualTo(TinyImages.png(text));
            assertThat(back.get().info()).isEqualTo(stored.info());
        }
    }

    private static StoreRequest withSidecar(String packet) {
        StoreRequest plain = request(KEY, "one");
        return new StoreRequest(
                KEY, plain.image(), SPECIFICATION, 0, "", plain.fingerprint(), null, packet, plain.steps());
    }

    private static StoreRequest replacing(StoredImage replaced, String text) {
        return request(KEY, text, replaced);
    }

    private static StoreRequest request(String key, String text) {
        return request(key, text, null);
    }

    private static StoreRequest request(String key, String text, @Nullable StoredImage replaced) {
        Fingerprint fingerprint = new Fingerprint(text.hashCode(), 1);
        StoreRequest request = StoreRequest.of(key, image(text), SPECIFICATION, fingerprint);
        return replaced == null ? request : request.replacing(replaced);
    }

    private static ImageData image(String text) {
        return ImageData.of(TinyImages.png(text)).orElseThrow();
    }

    private static <T> List<T> atOnce(Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                tasks.add(() -> {
                    start.await();
                    return work.of(thread);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Work<T> {
        T of(int thread) throws Exception;
    }
}
