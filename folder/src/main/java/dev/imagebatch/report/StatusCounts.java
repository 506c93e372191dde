package dev.imagebatch.report;

import dev.imagebatch.result.ImageGenerationResult;

/** The numbers of results by status. */
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

    /** Returns the number of results that the filter of a status shows. */
    long shownBy(Status status) {
        return shown[status.ordinal()];
    }

    /** Returns the number of results with the badge of a status; they add up to the total. */
    long badges(Status status) {
        return badges[status.ordinal()];
    }
}
