package dev.imagebatch.ledger.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.imagebatch.cost.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** The version of the file format, its first line and the JSON that it is written in. */
public final class LedgerFormat {

    public static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private static final int FORMAT = 1;
    private static final int LONGEST_NUMBER = 40;
    private static final String MAGIC = "imagebatch";
    private static final byte[] FIRST_BYTES = "{\"imagebatch\":\"ledger\"".getBytes(StandardCharsets.US_ASCII);

    private LedgerFormat() {}

    public static byte[] header(Instant created) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField(MAGIC, "ledger");
            json.writeNumberField("format", FORMAT);
            json.writeStringField("created", created.toString());
            json.writeEndObject();
        }
        return LedgerLine.sealed(out.toByteArray());
    }

    /** Whether bytes could be the beginning of a header, so that they may be replaced by a whole one. */
    public static boolean beginsLikeHeader(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, FIRST_BYTES.length);
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != FIRST_BYTES[i]) {
                return false;
            }
        }
        return true;
    }

    /** @throws IOException if the line is no header, or one of a format that is not known here */
    public static void requireKnown(Path file, JsonParser header) throws IOException {
        int format = 0;
        boolean ledger = false;
        header.nextToken();
        while (header.nextToken() == JsonToken.FIELD_NAME) {
            String field = header.currentName();
            header.nextToken();
            if (field.equals("format")) {
                format = header.getValueAsInt();
            } else if (field.equals(MAGIC)) {
                ledger = "ledger".equals(header.getText());
            } else {
                header.skipChildren();
            }
        }
        if (!ledger) {
            throw notALedger(file);
        }
        if (format != FORMAT) {
            throw newer(file, 1, "format " + format + " is not known here, only " + FORMAT);
        }
    }

    /** An amount of dollars within what money can be; a short number may stand for one that fills the memory. */
    static Money money(BigDecimal dollars) {
        return Money.usd(bounded(dollars));
    }

    static BigDecimal bounded(BigDecimal number) {
        if (Math.abs(number.scale()) > LONGEST_NUMBER || number.precision() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("a number is out of range");
        }
        return number;
    }

    public static IOException notALedger(Path file) {
        return new IOException(file + " is not a ledger: its first line is not a ledger's");
    }

    public static IOException newer(Path file, long line, String what) {
        return new IOException(
                file + ":" + line + ": written by a newer version (" + what + "); update imagebatch to read it");
    }
}
