package dev.imagebatch.provenance;

/** Why nothing is written into an image. The first that holds is told. */
enum MarkingBlocker {
    C2PA("c2pa"),
    REMOTE_C2PA("c2pa-remote"),
    JUMBF("jumbf"),
    DAMAGED("damaged"),
    FORMAT("format"),
    LINKED_PICTURES("linked-pictures"),
    SEVERAL_PACKETS("several-packets"),
    UNREADABLE_PACKET("unreadable-packet"),
    CONTRADICTION("contradiction"),
    TOO_LARGE("too-large");

    private final String mark;

    MarkingBlocker(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }
}
