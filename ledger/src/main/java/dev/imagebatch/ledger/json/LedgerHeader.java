package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** The first line of a ledger file, with the version of its format. */
public final class LedgerHeader {

    private static final int FORMAT = 1;
    private static final String MAGIC = "imagebatch";
    private static final byte[] FIRST_BYTES = "{\"imagebatch\":\"ledger\"".getBytes(StandardCharsets.US_ASCII);

    private LedgerHeader() {}

    /** Returns the first line of a file created at an instant. */
    public static byte[] of(Instant created) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = EntryJson.JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField(MAGIC, "ledger");
            json.writeNumberField("format", FORMAT);
            json.writeStringField("created", created.toString());
            json.writeEndObject();
        }
        return LedgerLine.sealed(out.toByteArray());
    }

    /** Returns whether bytes could be the beginning of a header, so that they may be replaced by a whole one. */
    static boolean isBegun(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, FIRST_BYTES.length);
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != FIRST_BYTES[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks a file's first line.
     *
     * @throws IOException if it is not a header, or has an unknown format
     */
    static void check(Path file, JsonParser header) throws IOException {
        int format = 0;
        boolean isLedger = false;
        header.nextToken();
        while (header.nextToken() == JsonToken.FIELD_NAME) {
            String field = header.currentName();
            header.nextToken();
            if (field.equals("format")) {
                format = header.getValueAsInt();
            } else if (field.equals(MAGIC)) {
                isLedger = "ledger".equals(header.getText());
            } else {
                header.skipChildren();
            }
        }
        if (!isLedger) {
            throw missing(file);
        }
        if (format != FORMAT) {
            throw newer(file, 1, "format " + format + ", this version reads only " + FORMAT);
        }
    }

    static IOException missing(Path file) {
        return new IOException(file + " is not a ledger: its first line is not a ledger header");
    }

    static IOException newer(Path file, long line, String what) {
        return new IOException(
                file + ":" + line + ": written by a newer version (" + what + "); update imagebatch to read it");
    }
}
