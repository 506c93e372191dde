package dev.imagebatch.bedrock;

import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * A generator of seeds for requests.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class Seeds {

    private final RandomGenerator random;

    /** Creates a generator that is initialized from the clock. */
    public Seeds(TimeSource time) {
        this.random = new java.util.Random(time.instant().toEpochMilli() ^ time.nanoTime());
    }

    /**
     * Returns the requested seed plus the index of the first variant of the call; empty if no seed is requested.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} if the sum exceeds {@code most}
     */
    public static OptionalLong asked(GenerationCall call, long most) throws ProviderException {
        OptionalLong first = call.request().seed();
        if (first.isEmpty()) {
            return first;
        }
        if (first.getAsLong() > most - call.firstVariant()) {
            throw LocalRefusals.invalid("the seed " + first.getAsLong() + " of variant " + call.firstVariant()
                    + " is too large; the model takes 0 to " + most);
        }
        return OptionalLong.of(first.getAsLong() + call.firstVariant());
    }

    /** Returns a random seed from 0 to {@code most}, limited to the range of {@code int}. */
    public long drawn(long most) {
        return random.nextLong(Math.min(most, Integer.MAX_VALUE - 1L) + 1);
    }

    @Override
    public String toString() {
        return "Seeds";
    }
}
