package dev.imagebatch.sink;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names that every file system and object store accepts unchanged. */
final class SafeName {

    /** The stand-in for a value that is missing or has no usable character. */
    static final String NONE = "none";

    /** The names of devices on Windows, and of the contact sheet. */
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|conin|conout|com\\d|lpt\\d)(\\..*)?|index(-\\d+)?\\.html");

    private SafeName() {}

    /** Returns the text reduced to letters, digits and {@code - _ .}; {@value #NONE} if nothing is left. */
    static String value(String text) {
        String kept = stripped(normal(portable(normal(text))));
        return kept.isEmpty() ? NONE : kept;
    }

    /** Returns the text as the name of one folder or file, limited in bytes. */
    static String segment(String text, int maxBytes) {
        String name = stripped(cut(value(text), maxBytes));
        if (!RESERVED.matcher(name).matches()) {
            return name.isEmpty() ? NONE : name;
        }
        return stripped(cut("_" + name, maxBytes));
    }

    /** Returns the first code points of the text that fit into a number of bytes in UTF-8. */
    static String cut(String text, int maxBytes) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            bytes += byteLength(codePoint);
            if (bytes > maxBytes) {
                return text.substring(0, end);
            }
            end += Character.charCount(codePoint);
        }
        return text;
    }

    static int byteLength(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int byteLength(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String portable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        boolean replaced = false;
        for (int codePoint : text.codePoints().toArray()) {
            int last = kept.length() == 0 ? '-' : kept.codePointBefore(kept.length());
            if (NameCharacters.isInvisible(codePoint) || (codePoint == '.' && last == '.')) {
                continue;
            }
            boolean keep = NameCharacters.isKept(codePoint, last) && !(replaced && codePoint == '-');
            if (keep) {
                kept.appendCodePoint(codePoint);
                replaced = false;
            } else if (last != '-') {
                kept.append('-');
                replaced = true;
            }
        }
        return kept.toString();
    }

    /** Removes dots, which hide or break a file, and dashes, which make a name look like an option, at both ends. */
    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isEdge(text.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isEdge(char character) {
        return character == '-' || character == '.';
    }
}
