package dev.imagebatch.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * What all pictures of a batch have in common, added to each prompt after the caller's words.
 *
 * <p>The addition reads {@code For NAME, PLACE. Palette: PALETTE. Tone: TONE.}; a part that is empty is left out. It is
 * part of the fingerprint: another identity means other pictures. Immutable and thread-safe.
 *
 * @param name whose pictures they are, such as a council or a brand; may be empty
 * @param place where it is; may be empty
 * @param palette its colours; may be empty
 * @param tone its tone; may be empty
 * @since 0.1
 */
public record SharedPrompt(String name, String place, String palette, String tone) {

    /** Adds nothing. */
    public static final SharedPrompt NONE = new SharedPrompt("", "", "", "");

    /** The sentences that are added to each prompt; empty if every part is. */
    public String sentences() {
        List<String> parts = new ArrayList<>();
        if (!name.isBlank() || !place.isBlank()) {
            String comma = name.isBlank() || place.isBlank() ? "" : ", ";
            parts.add("For " + name.strip() + comma + place.strip() + ".");
        }
        if (!palette.isBlank()) {
            parts.add("Palette: " + palette.strip() + ".");
        }
        if (!tone.isBlank()) {
            parts.add("Tone: " + tone.strip() + ".");
        }
        return String.join(" ", parts);
    }
}
