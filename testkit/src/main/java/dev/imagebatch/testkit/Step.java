package dev.imagebatch.testkit;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ProviderException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * What a {@link ScriptedProvider} does in one call.
 *
 * <p>Implementations are thread-safe: one step may be played by many calls at once.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Step {

    /**
     * Plays the step.
     *
     * @throws ProviderException if the step is a failure
     * @throws IOException if an image could not be handed over
     */
    GenerationAnswer play(ScriptedCall call) throws ProviderException, IOException;

    /** Delivers every image asked for. */
    static Step image() {
        return call -> {
            for (int position = 0; position < call.images(); position++) {
                call.deliver(position);
            }
            return GenerationAnswer.plain();
        };
    }

    /** Delivers these bytes for every image asked for. */
    static Step imageOf(byte[] bytes) {
        byte[] copy = bytes.clone();
        return call -> {
            for (int position = 0; position < call.images(); position++) {
                call.deliver(position, copy);
            }
            return GenerationAnswer.plain();
        };
    }

    /** Delivers the web page of a proxy where images were expected; it is billed all the same. */
    static Step notAnImage() {
        return imageOf(TinyImages.notAnImage());
    }

    /** Answers without any image, and without a reason. */
    static Step emptyAnswer() {
        return call -> GenerationAnswer.plain();
    }

    /** Fails with an exception. */
    static Step fail(ProviderException exception) {
        return call -> {
            throw exception;
        };
    }

    /** Fails with an exception of a kind. */
    static Step fail(FailureKind kind) {
        return call -> {
            throw ProviderException.of(kind, "scripted failure");
        };
    }

    /** Fails as a provider does that asks to come again later. */
    static Step rateLimited(Duration retryAfter) {
        return call -> {
            throw ProviderException.builder(FailureKind.RATE_LIMITED, "scripted rate limit")
                    .retryAfter(retryAfter)
                    .build();
        };
    }

    /** Throws an exception that no provider should, as one with a mistake in it does. */
    static Step bug(RuntimeException exception) {
        return call -> {
            throw exception;
        };
    }

    /** Delivers every image but one, for a reason. */
    static Step withhold(int position, Failure reason) {
        return call -> {
            for (int other = 0; other < call.images(); other++) {
                if (other != position) {
                    call.deliver(other);
                }
            }
            return GenerationAnswer.plain().withheld(position, reason);
        };
    }

    /** Writes one half of the first image and then fails. */
    static Step partThenFail(ProviderException exception) {
        return call -> {
            byte[] whole = call.image(0);
            try {
                call.receive(0, out -> {
                    out.write(Arrays.copyOf(whole, whole.length / 2));
                    throw new IOException("the connection was lost");
                });
            } catch (IOException e) {
                throw exception;
            }
            throw new AssertionError("a call must not keep one half of an image");
        };
    }

    /** Delivers the first {@code images} images and then fails. */
    static Step someThenFail(int images, ProviderException exception) {
        return call -> {
            for (int position = 0; position < images; position++) {
                call.deliver(position);
            }
            throw exception;
        };
    }

    /** Never answers: the call ends when it is cancelled or its timeout is over. */
    static Step hang() {
        return call -> {
            call.hang();
            throw new AssertionError("nobody hangs for longer than the timeout");
        };
    }

    /** The same step after a time that comes on top of the provider's latency. */
    default Step after(Duration delay) {
        return call -> {
            call.sleep(delay);
            return play(call);
        };
    }

    /** The same step in an answer that reports what it cost, whatever the price list says. */
    default Step costing(Money amount) {
        return call -> play(call).withCost(amount);
    }
}
