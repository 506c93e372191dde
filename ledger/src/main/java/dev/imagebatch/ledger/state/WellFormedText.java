package dev.imagebatch.ledger.state;

import java.nio.charset.StandardCharsets;

/** The text that a ledger keeps: an unpaired surrogate has no UTF-8 form and becomes a question mark. */
public final class WellFormedText {

    private WellFormedText() {}

    /** Returns the text as it is read back after it was written. */
    public static String of(String text) {
        boolean alone = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        return alone ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8) : text;
    }
}
