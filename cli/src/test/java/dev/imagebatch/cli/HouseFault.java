package dev.imagebatch.cli;

/** What can go wrong in what a batch itself works with, at the second of three images. */
enum HouseFault {
    SINK_THROWS("the sink throws"),
    SINK_WRITES_HALF("the sink writes one half of the file and throws"),
    SINK_STORES_AND_THROWS("the sink stores the image and throws all the same"),
    SINK_HAS_A_BUG("the sink throws what no sink should"),
    SINK_IS_SLOW("the sink takes longer than a call may"),
    BINDER_THROWS("the binder throws"),
    LISTENER_THROWS("the listener throws"),
    LEDGER_FULL_BEFORE_THE_CALL("the ledger's disk is full before the call"),
    LEDGER_FULL_AFTER_THE_CALL("the ledger's disk is full after the call"),
    LEDGER_FULL_AFTER_STORING("the ledger's disk is full after storing"),
    LEDGER_TORN("the ledger's last line is torn, after the run"),
    LEDGER_FLIPPED("a bit of the ledger is flipped, after the run");

    private final String words;

    HouseFault(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
