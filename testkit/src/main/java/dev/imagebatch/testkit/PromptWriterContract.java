package dev.imagebatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of every {@link PromptWriter}. A writer's test extends it and supplies the writer.
 *
 * <p>Each test gets a new writer.
 *
 * @since 0.1
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class PromptWriterContract {

    private static final int THREADS = 8;

    private PromptWriter writer;
    private String brief;

    /** Called by subclasses. */
    protected PromptWriterContract() {
        // the writer is created before each test
    }

    /** Creates the writer, connected to a service that answers every request. */
    protected abstract PromptWriter writer() throws Exception;

    /** Returns a valid specification with a prompt of several words. */
    protected abstract ImageSpecification specification();

    @BeforeEach
    void makeWriter() throws Exception {
        writer = writer();
        brief = writer.brief(specification());
    }

    @AfterEach
    void closeWriter() {
        writer.close();
        assertThat(Thread.interrupted()).as("leftover interrupt").isFalse();
    }

    @Test
    @DisplayName("Name and identity are present and the same for writers of equal settings")
    void identity_askedTwice_isTheSame() throws Exception {
        try (PromptWriter another = writer()) {
            assertThat(writer.name()).isNotBlank().isEqualTo(another.name());
            assertThat(writer.identity()).isNotBlank().isEqualTo(another.identity());
        }
    }

    @Test
    @DisplayName("The identity is short")
    void identity_asked_isShort() {
        assertThat(writer.identity()).hasSizeLessThanOrEqualTo(1_000).doesNotContain("\n");
    }

    @Test
    @DisplayName("The brief of a specification is constant and not blank")
    void brief_askedTwice_isTheSame() {
        assertThat(brief).isNotBlank().isEqualTo(writer.brief(specification()));
    }

    @Test
    @DisplayName("A quote is the same each time")
    void quote_askedTwice_isTheSame() {
        assertThat(writer.quote(brief)).isEqualTo(writer.quote(brief));
    }

    @Test
    @DisplayName("A call returns a text that costs no more than quoted")
    void write_brief_givesText() throws Exception {
        WrittenPrompt written = writer.write(BriefCall.of(brief));

        assertThat(written.text()).isNotBlank();
        Money cost = written.cost().orElse(Money.ZERO);
        writer.quote(brief)
                .ifPresent(quote ->
                        assertThat(cost).isLessThanOrEqualTo(quote.cost().high()));
    }

    @Test
    @DisplayName("Many calls run at once")
    void write_fromManyThreads_givesEachItsText() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<WrittenPrompt>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                runs.add(threads.submit(() -> writer.write(BriefCall.of(brief))));
            }
            for (Future<WrittenPrompt> run : runs) {
                assertThat(run.get().text()).isNotBlank();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("A call cancelled before its start ends, with an unknown outcome or a text")
    void write_cancelledBefore_endsAsUnknownOrDone() {
        BriefCall call = BriefCall.of(brief);
        call.cancel();

        Throwable thrown = catchThrowable(() -> writer.write(call));

        if (thrown != null) {
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME));
        }
    }

    @Test
    @DisplayName("An interrupted thread sends no request")
    void write_interruptedBefore_throwsInterrupted() {
        Thread.currentThread().interrupt();

        Throwable thrown = catchThrowable(() -> writer.write(BriefCall.of(brief)));
        Thread.interrupted();

        assertThat(thrown).isInstanceOf(InterruptedException.class);
    }

    @Test
    @DisplayName("toString contains neither brief nor text")
    void toString_ofWriterAndText_holdsNeither() throws Exception {
        WrittenPrompt written = writer.write(BriefCall.of(brief));

        assertThat(writer.toString()).doesNotContain(brief).doesNotContain(written.text());
        assertThat(written.toString()).doesNotContain(written.text());
    }

    @Test
    @DisplayName("Closing twice is allowed")
    void close_twice_doesNothingMore() {
        writer.close();
        writer.close();
    }
}
