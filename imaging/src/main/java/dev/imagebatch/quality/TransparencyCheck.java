package dev.imagebatch.quality;

import java.util.Optional;

/** A check for transparency if a transparent background was requested. */
final class TransparencyCheck implements QualityCheck {

    private static final String OPTION = "background";
    private static final String WANTED = "transparent";
    private static final int SEE_THROUGH = 128;

    @Override
    public String name() {
        return "transparency as asked for";
    }

    @Override
    public Optional<String> objection(ExaminedImage picture) {
        boolean wanted = WANTED.equalsIgnoreCase(picture.request().options().get(OPTION));
        if (!wanted || new SampleRows(picture.sample()).leastAlpha() < SEE_THROUGH) {
            return Optional.empty();
        }
        return Optional.of("a transparent background was asked for, and nothing in the picture is transparent");
    }
}
