package dev.imagebatch.quality;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * A check for images of nearly one colour and for transparent ones. A few clear pixels, such as an icon on white, and faint
 * differences all over, such as snow, are not blank.
 */
final class BlankCheck implements QualityCheck {

    /** The difference from the most frequent colour that a faint pixel exceeds. */
    private static final int FAINT = 3;

    private static final int CLEAR = 24;

    /** One clear pixel in so many is enough. */
    private static final int CLEAR_SHARE = 2_000;

    private static final int FAINT_SHARE = 20;
    private static final int BARELY_THERE = 4;

    @Override
    public String name() {
        return "not blank";
    }

    @Override
    public Optional<String> objection(ExaminedImage picture) {
        BufferedImage sample = picture.sample();
        SampleRows rows = new SampleRows(sample);
        int[] usual = rows.usual();
        if (usual[3] <= BARELY_THERE && rows.mostAlpha() <= BARELY_THERE) {
            return Optional.of("the picture is blank: it is wholly transparent");
        }
        long pixels = (long) sample.getWidth() * sample.getHeight();
        boolean shows = rows.countBeyond(usual, CLEAR) * CLEAR_SHARE >= pixels
                || rows.countBeyond(usual, FAINT) * FAINT_SHARE >= pixels;
        return shows ? Optional.empty() : Optional.of("the picture is blank: it is nearly all of one colour");
    }
}
