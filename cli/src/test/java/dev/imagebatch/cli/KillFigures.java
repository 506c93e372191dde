package dev.imagebatch.cli;

/** What a series of killed batches came to. Not thread-safe. */
final class KillFigures {

    int batches;
    int kills;
    int kept;
    int items;
    int doubled;
    int inFlight;
    int listed;

    @Override
    public String toString() {
        return batches + " batches of " + items + " different images, " + kills + " kills, each followed by a resume: "
                + inFlight + " images were in flight at the kills, " + kept
                + " of them were found in the rescue folder, "
                + doubled + " were paid for twice, " + listed + " are listed as perhaps charged";
    }
}
