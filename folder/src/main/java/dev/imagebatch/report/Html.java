package dev.imagebatch.report;

import java.util.Locale;

/** A builder of markup that escapes all values; only {@link #raw} takes markup. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    /** Appends trusted markup. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Appends escaped text. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** Appends a space and an attribute with an escaped value. */
    Html attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
        return this;
    }

    /** Appends an element with a class and escaped text. */
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

    /** Returns a visible character for one that is invisible, illegal in HTML or changes the direction of text. */
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
