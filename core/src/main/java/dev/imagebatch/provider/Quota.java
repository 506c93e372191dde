package dev.imagebatch.provider;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor counts and limits the calls to a model, as far as it is documented.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Quota {

    /** What a vendor counts. */
    public enum Unit {
        /** The images that are asked for. */
        IMAGES,
        /** The requests, whatever they ask for. */
        REQUESTS,
        /** The images that are asked for, and the pictures that are sent along. */
        IMAGES_AND_REFERENCES;

        /** How many of these one call is, from 1. */
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
        this.unit = unit;
        this.perMinute = perMinute;
        this.fixed = fixed;
        this.bucket = bucket;
    }

    /** It is not documented how much is allowed. */
    public static Quota unknown(Unit unit) {
        return new Quota(unit, null, false, null);
    }

    /**
     * So many units a minute for every account.
     *
     * @throws IllegalArgumentException unless {@code perMinute} is above 0
     */
    public static Quota fixed(Unit unit, double perMinute) {
        return new Quota(unit, positive(perMinute), true, null);
    }

    /**
     * So many units a minute for a new account, and more for others.
     *
     * @throws IllegalArgumentException unless {@code perMinute} is above 0
     */
    public static Quota ofNewAccount(Unit unit, double perMinute) {
        return new Quota(unit, positive(perMinute), false, null);
    }

    /** The same, shared by all models with a bucket of this name. */
    public Quota sharedAs(String name) {
        return new Quota(unit, perMinute, fixed, name);
    }

    /** What is counted. */
    public Unit unit() {
        return unit;
    }

    /** What is documented to be allowed a minute. */
    public OptionalDouble perMinute() {
        return perMinute == null ? OptionalDouble.empty() : OptionalDouble.of(perMinute);
    }

    /** Whether every account has the same. */
    public boolean isFixed() {
        return fixed;
    }

    /** The name of what it is shared with; empty if the model has it for itself. */
    public Optional<String> bucket() {
        return Optional.ofNullable(bucket);
    }

    /** How many units one call is, from 1. */
    public int units(int images, int references) {
        return unit.of(images, references);
    }

    private static double positive(double perMinute) {
        if (!(perMinute > 0)) {
            throw new IllegalArgumentException("a quota is above 0 a minute, is " + perMinute);
        }
        return perMinute;
    }
}
