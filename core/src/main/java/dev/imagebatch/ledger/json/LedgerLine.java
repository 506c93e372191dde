package dev.imagebatch.ledger.json;

import dev.imagebatch.ledger.LedgerEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A line of a ledger file: a JSON object whose last field is the checksum of all bytes before it.
 *
 * @param bytes the whole line, with its line feed
 * @param starts where each entry's own object begins in it
 */
public record LedgerLine(byte[] bytes, long[] starts) {

    /** More than any batch appends at once, and little enough to be held in memory. */
    public static final int LONGEST = 16 * 1024 * 1024;

    private static final byte[] GROUP = ascii("{\"entries\":[");
    private static final byte[] SEAL = ascii(",\"crc\":\"");
    private static final byte[] END = ascii("\"}");
    private static final int DIGITS = 8;
    private static final int SEAL_LENGTH = SEAL.length + DIGITS + END.length;

    public static LedgerLine of(List<LedgerEntry> entries) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(entries.size() * 512);
        long[] starts = new long[entries.size()];
        if (entries.size() == 1) {
            line.writeBytes(EntryWriter.json(entries.get(0)));
        } else {
            line.writeBytes(GROUP);
            for (int i = 0; i < starts.length; i++) {
                starts[i] = line.size();
                line.writeBytes(EntryWriter.json(entries.get(i)));
                line.write(i + 1 < starts.length ? ',' : ']');
            }
            line.write('}');
        }
        return new LedgerLine(sealed(line.toByteArray()), starts);
    }

    /** A JSON object with its checksum as the last field, and a line feed. */
    public static byte[] sealed(byte[] object) {
        int length = object.length - 1;
        if (length + SEAL_LENGTH > LONGEST) {
            throw new IllegalArgumentException("entries of more than " + LONGEST + " bytes in one append");
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(length + SEAL_LENGTH + 1);
        line.write(object, 0, length);
        line.writeBytes(SEAL);
        line.writeBytes(ascii(checksum(object, 0, length)));
        line.writeBytes(END);
        line.write('\n');
        return line.toByteArray();
    }

    /** Whether the bytes are an object with the right checksum, without the line feed. */
    public static boolean isIntact(byte[] bytes, int from, int to) {
        int seal = to - SEAL_LENGTH;
        return seal > from
                && matches(bytes, seal, SEAL)
                && matches(bytes, to - END.length, END)
                && matches(bytes, seal + SEAL.length, ascii(checksum(bytes, from, seal - from)));
    }

    /**
     * Whether an intact line is followed by something else than its line feed, as no interrupted write leaves it: zeros
     * come from a file system that kept the length and lost the end.
     */
    public static boolean isIntactAndSpoiled(byte[] bytes, int from, int to) {
        for (int end = from + SEAL_LENGTH + 1; end < to; end++) {
            if (bytes[end] != 0 && matches(bytes, end - SEAL_LENGTH, SEAL) && isIntact(bytes, from, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] bytes, int at, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static String checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
