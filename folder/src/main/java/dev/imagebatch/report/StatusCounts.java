package dev.imagebatch.report;

import dev.imagebatch.result.ImageGenerationResult;

/** How many results of each status there are. */
final class StatusCounts {

    private final long[] shown = new long[Status.values().length];
    private final long[] badges = new long[Status.values().length];
    private long total;

    void add(ImageGenerationResult result) {
        total++;
        badges[Status.of(result).ordinal()]++;
        for (Status status : Status.all(result)) {
            shown[status.ordinal()]++;
        }
    }

    long total() {
        return total;
    }

    /** How many the filter of a status shows. */
    long shownBy(Status status) {
        return shown[status.ordinal()];
    }

    /** How many have the badge of a status; adds up to the total. */
    long badges(Status status) {
        return badges[status.ordinal()];
    }
}
