package dev.imagebatch.sink;

import static dev.imagebatch.sink.SinkSamples.image;
import static dev.imagebatch.sink.SinkSamples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every sink promises. */
abstract class ImageSinkBehaviour {

    private static final int THREADS = 32;

    /** The sink under test; the same one throughout a test. */
    abstract ImageSink sink();

    @Test
    void store_underANewKey_keepsTheImage() throws Exception {
        StoredImage stored = sink().store(request("a/b/one.png", image(1)));

        assertThat(stored.id()).isEqualTo("a/b/one.png");
        assertThat(stored.info()).isEqualTo(image(1).info());
        assertThat(stored.address()).isPresent();
        assertThat(sink().exists(stored)).isTrue();
        assertThat(bytes(stored)).isEqualTo(image(1).bytes());
    }

    @Test
    void store_theSameAgain_returnsWhatIsThere() throws Exception {
        StoredImage first = sink().store(request("one.png", image(1)));
        StoredImage second = sink().store(request("one.png", image(1)));

        assertThat(second).isEqualTo(first);
        assertThat(bytes(first)).isEqualTo(image(1).bytes());
    }

    @Test
    void store_underATakenKey_isRefusedAndLeavesTheFirst() throws Exception {
        StoredImage first = sink().store(request("one.png", image(1)));

        assertThatThrownBy(() -> sink().store(request("one.png", image(2))))
                .isInstanceOf(KeyTakenException.class)
                .hasMessageContaining("one.png");
        assertThat(bytes(first)).isEqualTo(image(1).bytes());
    }

    @Test
    void store_underAnotherKeyAfterATakenOne_keepsBoth() throws Exception {
        StoredImage first = sink().store(request("one.png", image(1)));
        StoredImage second = sink().store(request("one-2.png", image(2)));

        assertThat(bytes(first)).isEqualTo(image(1).bytes());
        assertThat(bytes(second)).isEqualTo(image(2).bytes());
    }

    @Test
    void store_theSameImageUnderTwoKeys_keepsTwo() throws Exception {
        StoredImage first = sink().store(request("one.png", image(1)));
        StoredImage second = sink().store(request("two.png", image(1)));

        assertThat(bytes(first)).isEqualTo(bytes(second));
        assertThat(first.address()).isNotEqualTo(second.address());
    }

    @Test
    void store_differentImagesUnderOneKeyAtOnce_letsOneWin() throws Exception {
        List<Object> outcomes = atOnce(i -> sink().store(request("one.png", image(i))));

        List<Object> winners =
                outcomes.stream().filter(StoredImage.class::isInstance).toList();
        assertThat(winners).hasSize(1);
        assertThat(outcomes).filteredOn(KeyTakenException.class::isInstance).hasSize(THREADS - 1);
        StoredImage winner = (StoredImage) winners.get(0);
        assertThat(ImageData.of(bytes(winner)).orElseThrow().info()).isEqualTo(winner.info());
    }

    @Test
    void store_oneImageUnderOneKeyAtOnce_givesItToAll() throws Exception {
        List<Object> outcomes = atOnce(i -> sink().store(request("one.png", image(1))));

        assertThat(outcomes).hasSize(THREADS).allMatch(StoredImage.class::isInstance);
        assertThat(outcomes.stream().distinct()).hasSize(1);
    }

    @Test
    void store_manyKeysAtOnce_keepsAll() throws Exception {
        List<Object> outcomes = atOnce(i -> sink().store(request("f" + i % 4 + "/" + i + ".png", image(i))));

        for (int i = 0; i < THREADS; i++) {
            assertThat(bytes((StoredImage) outcomes.get(i))).isEqualTo(image(i).bytes());
        }
    }

    @Test
    void store_overTheImageItReplaces_takesItsPlace() throws Exception {
        StoredImage placeholder = sink().store(request("one.png", image(1)));

        StoredImage real = sink().store(request("one.png", image(2), placeholder));
        StoredImage again = sink().store(request("one.png", image(2), placeholder));

        assertThat(again).isEqualTo(real);
        assertThat(bytes(real)).isEqualTo(image(2).bytes());
    }

    @Test
    void store_besideTheImageItReplaces_removesTheOldOne() throws Exception {
        StoredImage placeholder = sink().store(request("one.png", image(1)));

        StoredImage real = sink().store(request("one.jpg", image(2), placeholder));
        StoredImage again = sink().store(request("one.jpg", image(2), placeholder));

        assertThat(again).isEqualTo(real);
        assertThat(bytes(real)).isEqualTo(image(2).bytes());
        assertThat(sink().exists(placeholder)).isFalse();
    }

    @Test
    void store_overAnImageThatIsNoLongerTheReplacedOne_isRefused() throws Exception {
        StoredImage placeholder = sink().store(request("one.png", image(1)));
        StoredImage real = sink().store(request("one.png", image(2), placeholder));

        assertThatThrownBy(() -> sink().store(request("one.png", image(3), placeholder)))
                .isInstanceOf(KeyTakenException.class);
        assertThat(bytes(real)).isEqualTo(image(2).bytes());
    }

    @Test
    void store_underATakenKeyInPlaceOfAnotherImage_keepsAll() throws Exception {
        StoredImage placeholder = sink().store(request("one.png", image(1)));
        StoredImage other = sink().store(request("two.png", image(2)));

        assertThatThrownBy(() -> sink().store(request("two.png", image(3), placeholder)))
                .isInstanceOf(KeyTakenException.class);
        assertThat(bytes(placeholder)).isEqualTo(image(1).bytes());
        assertThat(bytes(other)).isEqualTo(image(2).bytes());
    }

    @Test
    void store_inPlaceOfAnImageThatIsGone_keepsTheNewOne() throws Exception {
        StoredImage gone = new StoredImage("gone.png", null, image(1).info());

        StoredImage real = sink().store(request("one.png", image(2), gone));

        assertThat(bytes(real)).isEqualTo(image(2).bytes());
    }

    @Test
    void store_ofAnImageThatCannotBeRead_leavesTheKeyFree() throws Exception {
        ImageData broken = new StreamedImage(image(1), () -> {
            throw new IOException("the disk is gone");
        });

        assertThatThrownBy(() -> sink().store(request("one.png", broken)))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
        StoredImage stored = sink().store(request("one.png", image(2)));
        assertThat(bytes(stored)).isEqualTo(image(2).bytes());
    }

    @Test
    void store_onAnInterruptedThread_storesNothing() throws Exception {
        StoredImage wanted = new StoredImage("one.png", null, image(1).info());

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sink().store(request("one.png", image(1)))).isInstanceOf(InterruptedException.class);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(sink().exists(wanted)).isFalse();
    }

    @Test
    void image_thatWasNeverStored_isNotThere() throws Exception {
        StoredImage unknown = new StoredImage("unknown.png", null, image(1).info());

        assertThat(sink().exists(unknown)).isFalse();
        assertThatThrownBy(() -> sink().read(unknown)).isInstanceOf(IOException.class);
    }

    @Test
    void image_ofAnotherLength_isNotTheOneThatWasStored() throws Exception {
        StoredImage stored = sink().store(request("one.png", image(1)));
        StoredImage longer = new StoredImage(stored.id(), null, image(1, 301).info());

        assertThat(sink().exists(longer)).isFalse();
    }

    final byte[] bytes(StoredImage image) throws IOException {
        return sink().read(image).orElseThrow().bytes();
    }

    /** What each of many threads got, or the exception. */
    static List<Object> atOnce(Step step) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Object>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int index = i;
                calls.add(() -> {
                    start.await();
                    return step.run(index);
                });
            }
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> result : threads.invokeAll(calls)) {
                outcomes.add(outcome(result));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Object outcome(Future<Object> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    /** A thread's part. */
    interface Step {
        Object run(int index) throws Exception;
    }

    /** What happens before the bytes can be read. */
    interface Before {
        void read() throws IOException;
    }

    /** An image that something happens to while it is read. */
    record StreamedImage(ImageData image, Before before) implements ImageData {

        @Override
        public ImageInfo info() {
            return image.info();
        }

        @Override
        public InputStream openStream() throws IOException {
            return new FilterInputStream(image.openStream()) {
                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    before.read();
                    return super.read(target, offset, length);
                }
            };
        }
    }
}
