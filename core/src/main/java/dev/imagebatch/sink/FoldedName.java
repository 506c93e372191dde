package dev.imagebatch.sink;

import java.text.Normalizer;
import java.util.Locale;

/** What is left of a name where capitals and composition do not count, as on many file systems. */
final class FoldedName {

    private FoldedName() {}

    /** Coarser than any file system's own rule: by way of capitals, sharp s and ss are one as well. */
    static String of(String name) {
        String capitals = composed(name).toUpperCase(Locale.ROOT);
        return composed(capitals.toLowerCase(Locale.ROOT));
    }

    /** The name as it was given, whether or not the file system decomposes it. */
    static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
