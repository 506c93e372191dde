package dev.imagebatch.quality;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Objects to pictures of nearly one colour, and to wholly transparent ones. A little that is clearly there, such as an icon
 * on white, or a little difference all over, such as snow, is a picture.
 */
final class BlankCheck implements QualityCheck {

    /** Beyond this difference from the most usual colour a pixel shows something. */
    private static final int FAINT = 3;

    private static final int CLEAR = 24;

    /** One pixel in so many that shows something clearly is enough. */
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
