package dev.imagebatch.provider;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A documented limit of the calls to a model, and the unit in which the vendor counts them.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Quota {

    /** The unit in which a vendor counts calls. */
    public enum Unit {
        /** Requested images. */
        IMAGES,
        /** Requests, regardless of the number of images. */
        REQUESTS,
        /** Requested images plus reference images. */
        IMAGES_AND_REFERENCES;

        /** Returns the units of one call, at least 1. */
        public int of(int images, int references) {
            return switch (this) {
                case IMAGES -> Math.max(1, images);
                case REQUESTS -> 1;
                case IMAGES_AND_REFERENCES -> Math.max(1, images + references);
            };
        }
    }

    private final Unit unit;
    private final @Nullable Double perMinute;
    private final boolean fixed;
    private final @Nullable String bucket;

    private Quota(Unit unit, @Nullable Double perMinute, boolean fixed, @Nullable String bucket) {
        this.unit = Objects.requireNonNull(unit, "unit");
        this.perMinute = perMinute;
        this.fixed = fixed;
        this.bucket = bucket;
    }

    /** Returns a quota without a documented limit. */
    public static Quota unknown(Unit unit) {
        return new Quota(unit, null, false, null);
    }

    /**
     * Returns a limit per minute that applies to every account.
     *
     * @throws IllegalArgumentException if {@code perMinute} is not above 0
     */
    public static Quota fixed(Unit unit, double perMinute) {
        return new Quota(unit, positive(perMinute), true, null);
    }

    /**
     * Returns a limit per minute for new accounts; others may have more.
     *
     * @throws IllegalArgumentException if {@code perMinute} is not above 0
     */
    public static Quota ofNewAccount(Unit unit, double perMinute) {
        return new Quota(unit, positive(perMinute), false, null);
    }

    /** Returns this quota, shared by all models with a bucket of this name. */
    public Quota sharedAs(String name) {
        return new Quota(unit, perMinute, fixed, Objects.requireNonNull(name, "name"));
    }

    /** Returns the unit. */
    public Unit unit() {
        return unit;
    }

    /** Returns the documented limit per minute. */
    public OptionalDouble perMinute() {
        return perMinute == null ? OptionalDouble.empty() : OptionalDouble.of(perMinute);
    }

    /** Returns whether every account has the same limit. */
    public boolean isFixed() {
        return fixed;
    }

    /** Returns the name of the bucket shared with other models; empty if the quota is not shared. */
    public Optional<String> bucket() {
        return Optional.ofNullable(bucket);
    }

    /** Returns the units of one call, at least 1. */
    public int units(int images, int references) {
        return unit.of(images, references);
    }

    private static double positive(double perMinute) {
        if (!(perMinute > 0)) {
            throw new IllegalArgumentException("quota per minute must be above 0: " + perMinute);
        }
        return perMinute;
    }
}
