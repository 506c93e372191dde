package dev.imagebatch.ledger.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A fast parser of instants that {@link Instant#toString()} wrote. */
final class Timestamp {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int SECONDS = SHAPE.length();
    private static final int MOST_DECIMALS = 9;

    private Timestamp() {}

    /** @throws java.time.DateTimeException if the text is not an instant */
    static Instant parse(String text) {
        if (!isUsual(text)) {
            return Instant.parse(text);
        }
        LocalDateTime time = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, SECONDS));
        return Instant.ofEpochSecond(time.toEpochSecond(ZoneOffset.UTC), nanos(text));
    }

    /** Returns false for midnight at the end of a day and for leap seconds too. */
    private static boolean isUsual(String text) {
        int last = text.length() - 1;
        boolean isLong = last > SECONDS + 1 && last <= SECONDS + 1 + MOST_DECIMALS && text.charAt(SECONDS) == '.';
        return (isLong || last == SECONDS)
                && text.charAt(last) == 'Z'
                && hasShape(text)
                && areDigits(text, SECONDS + 1, last)
                && number(text, 11, 13) < 24
                && number(text, 17, SECONDS) < 60;
    }

    private static boolean hasShape(String text) {
        for (int i = 0; i < SECONDS; i++) {
            boolean isDigit = SHAPE.charAt(i) == '0';
            if (isDigit ? !areDigits(text, i, i + 1) : text.charAt(i) != SHAPE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static int nanos(String text) {
        int nanos = 0;
        for (int i = 1; i <= MOST_DECIMALS; i++) {
            int at = SECONDS + i;
            nanos = nanos * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }
}
