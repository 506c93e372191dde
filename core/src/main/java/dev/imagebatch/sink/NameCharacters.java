package dev.imagebatch.sink;

/** The kinds of characters in names. */
final class NameCharacters {

    private NameCharacters() {}

    /** Letters and digits of any script, marks on them, and {@code - _ .} */
    static boolean isKept(int codePoint, int before) {
        return Character.isLetterOrDigit(codePoint)
                || codePoint == '-'
                || codePoint == '_'
                || codePoint == '.'
                || (isMark(codePoint) && (Character.isLetterOrDigit(before) || isMark(before)));
    }

    static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Format controls (direction overrides, joiners, byte order marks), selectors and fillers: two names look alike. */
    static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT || isSelector(codePoint) || isFiller(codePoint);
    }

    private static boolean isSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF)
                || (codePoint >= 0x180B && codePoint <= 0x180F);
    }

    private static boolean isFiller(int codePoint) {
        return switch (codePoint) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }
}
