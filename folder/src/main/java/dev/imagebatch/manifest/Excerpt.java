package dev.imagebatch.manifest;

/** The display of values in messages: in quotes, shortened, on one line. */
final class Excerpt {

    private static final int MAX_LENGTH = 60;

    private Excerpt() {}

    static String quoted(String value) {
        return '"' + of(value) + '"';
    }

    static String of(String value) {
        if (value.length() <= MAX_LENGTH) {
            return oneLine(value);
        }
        int cut = Character.isHighSurrogate(value.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return oneLine(value.substring(0, cut)) + "...";
    }

    private static String oneLine(String value) {
        StringBuilder line = new StringBuilder(value.length());
        value.codePoints().forEach(c -> line.appendCodePoint(isShown(c) ? c : '?'));
        return line.toString();
    }

    // Format characters can reverse the reading order of a terminal's line and so change a message's meaning.
    private static boolean isShown(int codePoint) {
        return !Character.isISOControl(codePoint)
                && switch (Character.getType(codePoint)) {
                    case Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> false;
                    default -> true;
                };
    }
}
