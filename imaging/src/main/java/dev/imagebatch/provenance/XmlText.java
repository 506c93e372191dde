package dev.imagebatch.provenance;

/** The escaping of text for XML 1.0, which cannot hold every character. */
final class XmlText {

    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /** Replaces characters that XML cannot hold by U+FFFD: controls, halves of pairs, noncharacters. */
    static String holdable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(point -> isHoldable(point) ? point : REPLACEMENT).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Escapes text for an element or a quoted attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#xD;");
    }

    private static boolean isHoldable(int point) {
        boolean isSpace = point == '\t' || point == '\n' || point == '\r';
        boolean isSurrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return isSpace || (point >= ' ' && !isSurrogate && point != 0xFFFE && point != 0xFFFF);
    }
}
