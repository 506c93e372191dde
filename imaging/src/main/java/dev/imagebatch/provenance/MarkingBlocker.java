package dev.imagebatch.provenance;

import java.util.Locale;

/** A reason to write nothing into an image. The first of several is recorded. */
enum MarkingBlocker {
    C2PA,
    REMOTE_C2PA("c2pa-remote"),
    JUMBF,
    DAMAGED,
    FORMAT,
    LINKED_PICTURES,
    SEVERAL_PACKETS,
    UNREADABLE_PACKET,
    CONTRADICTION,
    TOO_LARGE;

    private final String mark;

    MarkingBlocker() {
        this.mark = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    MarkingBlocker(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }
}
