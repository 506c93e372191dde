package dev.imagebatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of every {@link ImageProvider}. A provider's test extends it and supplies the provider.
 *
 * <p>Each test gets a new provider.
 *
 * @since 0.1
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class ImageProviderContract {

    private static final int THREADS = 8;

    private ImageProvider provider;

    /** Called by subclasses. */
    protected ImageProviderContract() {
        // the provider is created before each test
    }

    /** Creates the provider, connected to a service that answers every request. */
    protected abstract ImageProvider provider() throws Exception;

    /** Returns a valid request with a prompt of several words. */
    protected abstract ImageRequest request();

    @BeforeEach
    void makeProvider() throws Exception {
        provider = provider();
    }

    @AfterEach
    void closeProvider() {
        provider.close();
        assertThat(Thread.interrupted()).as("leftover interrupt").isFalse();
    }

    @Test
    @DisplayName("Name and default model are present and constant")
    void names_askedTwice_areTheSame() {
        assertThat(provider.name()).isNotBlank().isEqualTo(provider.name());
        assertThat(provider.defaultModel()).isNotBlank().isEqualTo(provider.defaultModel());
        assertThat(provider.requestOptions()).isEqualTo(provider.requestOptions());
    }

    @Test
    @DisplayName("The capabilities of a known model are consistent")
    void capabilities_ofDefaultModel_makeSense() {
        ModelCapabilities taken = provider.capabilities(provider.defaultModel());

        assertThat(taken.maxImagesPerCall()).isPositive();
        assertThat(taken.maxPromptLength()).isPositive();
        assertThat(taken.sizes().describe()).isNotBlank();
        assertThat(taken.takes(ModelCapabilities.Feature.REFERENCES)).isEqualTo(taken.maxReferences() > 0);
        for (Dimensions wanted :
                List.of(new Dimensions(1, 1), new Dimensions(3000, 7), new Dimensions(65_535, 65_535))) {
            Dimensions made = taken.sizes().nearest(wanted);
            assertThat(taken.sizes().nearest(made))
                    .as("a supported size is its own nearest")
                    .isEqualTo(made);
        }
    }

    @Test
    @DisplayName("An unknown model has no limits: the service decides")
    void capabilities_ofUnknownModel_refuseNothing() {
        ModelCapabilities taken = provider.capabilities("a-model-from-next-year");

        assertThat(taken.maxPromptLength()).isGreaterThanOrEqualTo(ImageSpecification.MAX_PROMPT_LENGTH);
        assertThat(taken.qualities()).isEmpty();
        assertThat(taken.sizes().nearest(new Dimensions(1234, 567))).isEqualTo(new Dimensions(1234, 567));
    }

    @Test
    @DisplayName("Quotes are stable, and more images never cost less")
    void quote_ofMoreImages_isNotLess() {
        List<Quote> quotes = new ArrayList<>();
        for (int images = 1; images <= maxImages(); images++) {
            Optional<Quote> quote = provider.quote(request(), images);
            assertThat(provider.quote(request(), images)).isEqualTo(quote);
            quote.ifPresent(quotes::add);
        }

        assertThat(quotes)
                .isSortedAccordingTo(
                        (one, other) -> one.cost().high().compareTo(other.cost().high()));
        assertThat(quotes)
                .isSortedAccordingTo(
                        (one, other) -> one.cost().low().compareTo(other.cost().low()));
    }

    @Test
    @DisplayName("A call delivers one valid image")
    void generate_oneImage_deliversIt() throws Exception {
        assertDelivered(CollectingCall.of(request(), 1));
    }

    @Test
    @DisplayName("A call delivers exactly the images asked for")
    void generate_severalImages_deliversEachAtItsPosition() throws Exception {
        assertDelivered(CollectingCall.of(request(), maxImages()));
    }

    @Test
    @DisplayName("Many calls run at once")
    void generate_fromManyThreads_deliversToEach() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<CollectingCall> calls = IntStream.range(0, THREADS)
                    .mapToObj(i -> CollectingCall.of(request(), 1))
                    .toList();
            List<Future<?>> runs = new ArrayList<>();
            calls.forEach(call -> runs.add(threads.submit(() -> provider.generate(call))));
            for (Future<?> run : runs) {
                run.get();
            }
            assertThat(calls).allSatisfy(call -> assertThat(call.received()).containsOnlyKeys(0));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("A cancelled call ends soon, with an unknown outcome or its images")
    void generate_cancelled_ends() throws Exception {
        CollectingCall call = CollectingCall.of(request(), 1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> run = thread.submit(() -> provider.generate(call));
            call.awaitCancellable();
            call.cancel();
            call.cancel();
            assertUnknownOrDone(run);
            assertThat(thread.submit(() -> Thread.currentThread().isInterrupted())
                            .get())
                    .isFalse();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    @DisplayName("A call cancelled before its start ends soon")
    void generate_cancelledBefore_ends() throws Exception {
        CollectingCall call = CollectingCall.of(request(), 1);
        call.cancel();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            assertUnknownOrDone(thread.submit(() -> provider.generate(call)));
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    @DisplayName("An interrupted thread sends no request")
    void generate_onInterruptedThread_sendsNothing() {
        CollectingCall call = CollectingCall.of(request(), 1);
        Thread.currentThread().interrupt();

        Throwable thrown = catchThrowable(() -> provider.generate(call));
        Thread.interrupted();

        assertThat(thrown).isInstanceOf(InterruptedException.class);
        assertThat(call.received()).isEmpty();
    }

    @Test
    @DisplayName("An image that cannot be stored fails the call with the cause")
    void generate_imageCannotBeKept_passesTheCauseOn() {
        IOException full = new IOException("no space left");
        GenerationCall call = new RefusingCall(request(), full);

        assertThatThrownBy(() -> provider.generate(call))
                .isInstanceOf(ProviderException.class)
                .hasStackTraceContaining("no space left");
    }

    @Test
    @DisplayName("toString does not contain the prompt")
    void toString_ofProvider_holdsNoPrompt() throws Exception {
        provider.generate(CollectingCall.of(request(), 1));

        assertThat(provider.toString()).doesNotContain(request().prompt());
    }

    @Test
    @DisplayName("Availability needs no call, and unavailability has a reason")
    void availability_asked_saysWhyNot() {
        assertThat(provider.availability().isAvailable())
                .isEqualTo(provider.availability().reason().isEmpty());
    }

    @Test
    @DisplayName("Closing twice is allowed")
    void close_twice_doesNothingMore() {
        provider.close();
        provider.close();
    }

    private int maxImages() {
        return Math.min(4, provider.capabilities(request().model()).maxImagesPerCall());
    }

    private void assertDelivered(CollectingCall call) throws ProviderException, InterruptedException {
        assertThat(provider.generate(call).withheld()).isEmpty();

        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(call.received().keySet())
                .containsExactlyElementsOf(
                        IntStream.range(0, call.images()).boxed().toList());
        call.received()
                .forEach((position, bytes) -> softly.assertThat(ImageData.of(bytes))
                        .as("the image at position %s", position)
                        .isPresent());
        softly.assertAll();
    }

    private static void assertUnknownOrDone(Future<?> run) throws Exception {
        try {
            run.get();
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME));
        }
    }
}
