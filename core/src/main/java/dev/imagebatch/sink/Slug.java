package dev.imagebatch.sink;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;

/** The first words of a prompt, as part of a name. */
final class Slug {

    private static final int LENGTH = 50;

    private Slug() {}

    static String of(String prompt) {
        String text = prompt.strip();
        int end = text.codePointCount(0, Math.min(text.length(), 2 * LENGTH)) <= LENGTH
                ? Math.min(text.length(), 2 * LENGTH)
                : text.offsetByCodePoints(0, LENGTH);
        return words(unaccented(text.substring(0, end)).toLowerCase(Locale.ROOT));
    }

    /** Removes accents from Latin letters; in other scripts, marks are part of the letters. */
    private static String unaccented(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean latin = false;
        for (int codePoint :
                Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().toArray()) {
            if (!NameCharacters.isMark(codePoint)) {
                latin = UnicodeScript.of(codePoint) == UnicodeScript.LATIN;
                plain.appendCodePoint(codePoint);
            } else if (!latin) {
                plain.appendCodePoint(codePoint);
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static String words(String text) {
        return SafeName.value(text.replace('.', ' ').replace('_', ' ').replace('-', ' '));
    }
}
