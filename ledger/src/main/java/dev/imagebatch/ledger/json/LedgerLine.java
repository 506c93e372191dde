package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.ledger.LedgerEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;

/**
 * A line of a ledger file: a JSON object whose last field is the checksum of all bytes before it.
 *
 * @param bytes the whole line, with its line feed
 * @param starts where each entry's own object begins in it
 */
public record LedgerLine(byte[] bytes, long[] starts) {

    /** The longest line: more than any batch appends at once, and little enough to be held in memory. */
    public static final int LONGEST = 16 * 1024 * 1024;

    private static final byte[] GROUP = ascii("{\"entries\":[");
    private static final byte[] SEAL = ascii(",\"crc\":\"");
    private static final byte[] END = ascii("\"}");
    private static final int DIGITS = 8;
    private static final int SEAL_LENGTH = SEAL.length + DIGITS + END.length;

    /** Returns the line with entries that are written together. */
    public static LedgerLine of(List<LedgerEntry> entries) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(entries.size() * 512);
        long[] starts = new long[entries.size()];
        if (entries.size() == 1) {
            line.writeBytes(EntryJson.write(entries.get(0)));
        } else {
            line.writeBytes(GROUP);
            for (int i = 0; i < starts.length; i++) {
                starts[i] = line.size();
                line.writeBytes(EntryJson.write(entries.get(i)));
                line.write(i + 1 < starts.length ? ',' : ']');
            }
            line.write('}');
        }
        return new LedgerLine(sealed(line.toByteArray()), starts);
    }

    /** Returns the places of the entries in a file that has the line at an offset. */
    public long[] places(long offset) {
        return LongStream.of(starts).map(start -> offset + start).toArray();
    }

    /** Returns the end of the line in a file that has its entries at these places. */
    public long end(long[] places) {
        return places[0] - starts[0] + bytes.length;
    }

    /** Returns the entries of a line that begins at an offset. */
    static List<PlacedEntry> entries(JsonParser line, EntryFields.Extent extent, long offset) throws IOException {
        if (line.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("not an object");
        }
        if (!"entries".equals(line.nextFieldName())) {
            return List.of(new PlacedEntry(EntryJson.entry(EntryFields.parse(line, extent)), offset));
        }
        if (line.nextToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("the field entries is not a list");
        }
        List<PlacedEntry> entries = new ArrayList<>();
        while (line.nextToken() == JsonToken.START_OBJECT) {
            long place = offset + line.currentTokenLocation().getByteOffset();
            entries.add(new PlacedEntry(EntryJson.entry(EntryFields.parse(line, extent)), place));
        }
        return entries;
    }

    /** Returns a JSON object with its checksum as the last field, and a line feed. */
    public static byte[] sealed(byte[] object) {
        int length = object.length - 1;
        if (length + SEAL_LENGTH > LONGEST) {
            throw new IllegalArgumentException("entries of one append must fit in " + LONGEST + " bytes");
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(length + SEAL_LENGTH + 1);
        line.write(object, 0, length);
        line.writeBytes(SEAL);
        line.writeBytes(ascii(checksum(object, 0, length)));
        line.writeBytes(END);
        line.write('\n');
        return line.toByteArray();
    }

    /** Returns whether the bytes are an object with the right checksum, without the line feed. */
    static boolean isIntact(byte[] bytes, int from, int to) {
        int seal = to - SEAL_LENGTH;
        return seal > from
                && matches(bytes, seal, SEAL)
                && matches(bytes, to - END.length, END)
                && matches(bytes, seal + SEAL.length, ascii(checksum(bytes, from, seal - from)));
    }

    /**
     * Returns whether an intact line is followed by something other than its line feed. An interrupted write cannot leave
     * that, except for zeros from a file system that kept the length and lost the end.
     */
    static boolean isIntactAndSpoiled(byte[] bytes, int from, int to) {
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

    /**
     * An entry of a file.
     *
     * @param entry the entry
     * @param place the offset in the file at which its object begins
     */
    public record PlacedEntry(LedgerEntry entry, long place) {}
}
