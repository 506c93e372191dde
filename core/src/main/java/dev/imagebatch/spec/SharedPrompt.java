package dev.imagebatch.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of the prompt that all images of a batch share, appended to each prompt.
 *
 * <p>The appended text reads {@code For NAME, PLACE. Palette: PALETTE. Tone: TONE.}; empty parts are omitted. It is
 * part of the fingerprint: with another shared prompt the images are different ones. Immutable and thread-safe.
 *
 * @param name the name of a council or a brand; may be empty
 * @param place its place; may be empty
 * @param palette its colours; may be empty
 * @param tone its tone; may be empty
 * @since 0.1
 */
public record SharedPrompt(String name, String place, String palette, String tone) {

    /** A shared prompt that appends nothing. */
    public static final SharedPrompt NONE = new SharedPrompt("", "", "", "");

    /** Returns the sentences that are appended to each prompt; empty if every part is blank. */
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
