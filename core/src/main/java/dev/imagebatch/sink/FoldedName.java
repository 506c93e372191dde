package dev.imagebatch.sink;

import java.text.Normalizer;
import java.util.Locale;

/** The form of a name without differences in case and composition, which many file systems ignore. */
final class FoldedName {

    private FoldedName() {}

    /** Returns the folded name. Coarser than the rule of any file system: by way of capitals, sharp s equals ss. */
    static String of(String name) {
        String capitals = composed(name).toUpperCase(Locale.ROOT);
        return composed(capitals.toLowerCase(Locale.ROOT));
    }

    /** Returns the composed form of a name, which some file systems decompose. */
    static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
