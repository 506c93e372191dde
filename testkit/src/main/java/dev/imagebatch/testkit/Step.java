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
 * One call's behaviour of a {@link ScriptedProvider}.
 *
 * <p>Implementations are thread-safe: many calls may play one step at once.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Step {

    /**
     * Plays the step.
     *
     * @throws ProviderException if the step is a failure
     * @throws IOException if an image could not be delivered
     */
    GenerationAnswer play(ScriptedCall call) throws ProviderException, IOException;

    /** Returns a step that delivers every requested image. */
    static Step image() {
        return call -> {
            for (int position = 0; position < call.images(); position++) {
                call.deliver(position);
            }
            return GenerationAnswer.plain();
        };
    }

    /** Returns a step that delivers these bytes for every requested image. */
    static Step imageOf(byte[] bytes) {
        byte[] copy = bytes.clone();
        return call -> {
            for (int position = 0; position < call.images(); position++) {
                call.deliver(position, copy);
            }
            return GenerationAnswer.plain();
        };
    }

    /** Returns a step that delivers an HTML page instead of an image, and bills it. */
    static Step notAnImage() {
        return imageOf(TinyImages.notAnImage());
    }

    /** Returns a step that answers without images and without a reason. */
    static Step emptyAnswer() {
        return call -> GenerationAnswer.plain();
    }

    /** Returns a step that fails with an exception. */
    static Step fail(ProviderException exception) {
        return call -> {
            throw exception;
        };
    }

    /** Returns a step that fails with an exception of a kind. */
    static Step fail(FailureKind kind) {
        return call -> {
            throw ProviderException.of(kind, "scripted failure");
        };
    }

    /** Returns a step that fails with a rate limit and a time to wait. */
    static Step rateLimited(Duration retryAfter) {
        return call -> {
            throw ProviderException.builder(FailureKind.RATE_LIMITED, "scripted rate limit")
                    .retryAfter(retryAfter)
                    .build();
        };
    }

    /** Returns a step that throws an unchecked exception, like a provider with a bug. */
    static Step bug(RuntimeException exception) {
        return call -> {
            throw exception;
        };
    }

    /** Returns a step that withholds one image for a reason and delivers the others. */
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

    /** Returns a step that writes half of the first image and then fails. */
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
            throw new AssertionError("a call must not keep half of an image");
        };
    }

    /** Returns a step that delivers the first {@code images} images and then fails. */
    static Step someThenFail(int images, ProviderException exception) {
        return call -> {
            for (int position = 0; position < images; position++) {
                call.deliver(position);
            }
            throw exception;
        };
    }

    /** Returns a step that never answers: the call ends by cancellation or timeout. */
    static Step hang() {
        return call -> {
            call.hang();
            throw new AssertionError("a call must end at its timeout");
        };
    }

    /** Returns this step after a delay in addition to the provider's latency. */
    default Step after(Duration delay) {
        return call -> {
            call.sleep(delay);
            return play(call);
        };
    }

    /** Returns this step with a reported cost that overrides the price list. */
    default Step costing(Money amount) {
        return call -> play(call).withCost(amount);
    }
}
