package dev.imagebatch.manifest;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.spec.ImageSpecification;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The three alternative ways to specify a size. */
final class SizeRules {

    private static final int MAX_SIDE = ImageSpecification.MAX_SIDE;

    private SizeRules() {}

    static void apply(SpecificationDraft draft, ImageSpecification.Builder builder) {
        Dimensions sides = sides(draft);
        Dimensions size = size(draft);
        AspectRatio ratio = ratio(draft);
        if (excluded(draft)) {
            return;
        }
        if (sides != null) {
            builder.dimensions(sides);
        } else if (size != null) {
            builder.dimensions(size);
        } else if (ratio != null) {
            builder.aspectRatio(ratio);
        }
    }

    private static @Nullable Dimensions sides(SpecificationDraft draft) {
        OptionalInt width = side(draft, Field.WIDTH, Field.HEIGHT);
        OptionalInt height = side(draft, Field.HEIGHT, Field.WIDTH);
        return width.isPresent() && height.isPresent() ? new Dimensions(width.getAsInt(), height.getAsInt()) : null;
    }

    private static OptionalInt side(SpecificationDraft draft, Field side, Field other) {
        if (draft.isGiven(side) && !draft.isGiven(other)) {
            draft.mistakes().add(side.label(), "needs " + other.label() + " with it");
        }
        return WholeNumbers.within(draft, side, MAX_SIDE);
    }

    private static @Nullable Dimensions size(SpecificationDraft draft) {
        String text = draft.text(Field.SIZE);
        if (text == null) {
            return null;
        }
        try {
            Dimensions size = Dimensions.parse(text);
            if (Math.max(size.width(), size.height()) <= MAX_SIDE) {
                return size;
            }
            draft.mistakes().add(Field.SIZE.label(), "must have sides of at most " + MAX_SIDE + ", is " + size);
        } catch (IllegalArgumentException e) {
            String rule = "must be WIDTHxHEIGHT in pixels, such as 1024x768, is ";
            draft.mistakes().add(Field.SIZE.label(), rule + Excerpt.quoted(text));
        }
        return null;
    }

    private static @Nullable AspectRatio ratio(SpecificationDraft draft) {
        String text = draft.text(Field.ASPECT_RATIO);
        if (text == null) {
            return null;
        }
        try {
            return AspectRatio.parse(text);
        } catch (IllegalArgumentException e) {
            String rule = "must be WIDTH:HEIGHT, such as 16:9, is ";
            draft.mistakes().add(Field.ASPECT_RATIO.label(), rule + Excerpt.quoted(text));
            return null;
        }
    }

    private static boolean excluded(SpecificationDraft draft) {
        Field side = draft.isGiven(Field.WIDTH) ? Field.WIDTH : Field.HEIGHT;
        boolean sideAndSize = excluded(draft, side, Field.SIZE);
        boolean sideAndRatio = excluded(draft, side, Field.ASPECT_RATIO);
        return excluded(draft, Field.SIZE, Field.ASPECT_RATIO) || sideAndSize || sideAndRatio;
    }

    private static boolean excluded(SpecificationDraft draft, Field field, Field other) {
        boolean both = draft.isGiven(field) && draft.isGiven(other);
        if (both) {
            draft.mistakes().add(field.label(), "cannot be combined with " + other.label() + "; leave one of them out");
        }
        return both;
    }
}
