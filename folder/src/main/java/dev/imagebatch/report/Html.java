package dev.imagebatch.report;

import java.util.Locale;

/** Collects markup: what is trusted goes in as it is, all else through {@link #text} or {@link #attribute}. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    /** Markup of our own. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text of anybody's. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** An attribute with a space before it; its value may be anybody's. */
    Html attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
        return this;
    }

    /** An element with a class and text of anybody's. */
    Html element(String name, String styleClass, String text) {
        return raw("<" + name + " class=\"" + styleClass + "\">").text(text).raw("</" + name + ">");
    }

    CharSequence markup() {
        return out;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void escape(String text) {
        int length = text.length();
        for (int i = 0; i < length; ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            append(point);
        }
    }

    private void append(int point) {
        switch (point) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            case '`' -> out.append("&#96;");
            case '\r' -> {}
            case '\n', '\t' -> out.append((char) point);
            default -> out.appendCodePoint(visible(point));
        }
        if (isDirectionControl(point)) {
            out.append("U+")
                    .append(Integer.toHexString(point).toUpperCase(Locale.ROOT))
                    .append(']');
        }
    }

    /** Shows what would be invisible, illegal in HTML or able to turn the text around it. */
    private static int visible(int point) {
        if (point < 0x20) {
            return 0x2400 + point;
        }
        if (isDirectionControl(point)) {
            return '[';
        }
        boolean illegal = point == 0x7f
                || (point >= 0x80 && point < 0xa0)
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                || (point & 0xfffe) == 0xfffe;
        return illegal ? 0xfffd : point;
    }

    private static boolean isDirectionControl(int point) {
        return (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    }
}
