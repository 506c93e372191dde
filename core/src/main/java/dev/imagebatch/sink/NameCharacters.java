package dev.imagebatch.sink;

/** The classes of characters in names. */
final class NameCharacters {

    private NameCharacters() {}

    /** Returns whether a character is kept: a letter or digit of any script, a mark on one, or one of {@code - _ .} */
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

    /** Returns whether a character is invisible (format controls, selectors, fillers), so that names would look alike. */
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
