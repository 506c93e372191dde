package dev.imagebatch.guard.pace;

import dev.imagebatch.provider.Quota;

/**
 * The share of a quota that one call uses.
 *
 * <p>Immutable and thread-safe.
 *
 * @param lane the calls that the vendor counts together, such as those to a provider's model
 * @param units the units of the quota, from 1
 * @param quota the documented quota
 * @since 0.1
 */
public record CallWeight(String lane, int units, Quota quota) {

    /** @throws IllegalArgumentException if there are no units */
    public CallWeight {
        if (units < 1) {
            throw new IllegalArgumentException("units of a call must be at least 1: " + units);
        }
    }

    /** Returns the weight of a call to a model of a provider. */
    public static CallWeight of(String provider, String model, Quota quota, int units) {
        return new CallWeight(lane(provider, model, quota), units, quota);
    }

    /** Returns the weight of a call without a documented quota. */
    public static CallWeight of(String lane, int images) {
        return new CallWeight(lane, images, Quota.unknown(Quota.Unit.IMAGES));
    }

    /** Returns the name of the lane of a model. */
    public static String lane(String provider, String model, Quota quota) {
        return provider + "/" + quota.bucket().orElse(model);
    }
}
