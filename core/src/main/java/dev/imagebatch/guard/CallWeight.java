package dev.imagebatch.guard;

import dev.imagebatch.provider.Quota;

/**
 * What one call wants of a pace.
 *
 * <p>Immutable and thread-safe.
 *
 * @param lane what the vendor counts together, such as a provider's model
 * @param units how much of the quota the call takes, from 1
 * @param quota what is documented of the quota
 * @since 0.1
 */
public record CallWeight(String lane, int units, Quota quota) {

    /** Checks the units. */
    public CallWeight {
        if (units < 1) {
            throw new IllegalArgumentException("a call takes at least 1 unit, is " + units);
        }
    }

    /** A call to a model of a provider. */
    public static CallWeight of(String provider, String model, Quota quota, int units) {
        return new CallWeight(provider + "/" + quota.bucket().orElse(model), units, quota);
    }

    /** A call for images of which no quota is documented. */
    public static CallWeight of(String lane, int images) {
        return new CallWeight(lane, images, Quota.unknown(Quota.Unit.IMAGES));
    }
}
