package dev.imagebatch.bedrock;

import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.time.TimeSource;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * The seeds of requests.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class Seeds {

    private final RandomGenerator random;

    /** Seeds that are drawn anew each time. */
    public Seeds(TimeSource time) {
        this.random = new java.util.Random(time.instant().toEpochMilli() ^ time.nanoTime());
    }

    /**
     * The seed that was asked for, plus the variant's index; empty if none was.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} if it is above {@code most}
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

    /** Any seed from 0 to {@code most}. */
    public long drawn(long most) {
        return random.nextLong(Math.min(most, Integer.MAX_VALUE - 1L) + 1);
    }

    @Override
    public String toString() {
        return "Seeds";
    }
}
