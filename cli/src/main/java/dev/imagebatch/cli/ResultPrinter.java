package dev.imagebatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.manifest.BatchRecord;
import dev.imagebatch.result.ImageBatchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The printer of results on standard output. */
final class ResultPrinter {

    private static final JsonFactory JSON = new JsonFactory();

    private final PrintStream out;
    private boolean isUsed;

    ResultPrinter(PrintStream out) {
        this.out = out;
    }

    /** Prints text as it is, with a line break. */
    void print(String text) {
        isUsed = true;
        out.println(text);
        out.flush();
    }

    /** Prints the result of a batch as one JSON object. */
    void print(ImageBatchResult result) {
        print(TerminalSanitizer.json(BatchRecord.line(result)));
    }

    /** Returns standard output, for a result that is written piece by piece. */
    PrintStream stream() {
        isUsed = true;
        return out;
    }

    /** Prints an error as one JSON object, unless a result was printed. */
    void printError(String message, int status) {
        if (!isUsed) {
            print(TerminalSanitizer.json(error(message, status)));
        }
    }

    private static String error(String message, int status) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("error", message);
            json.writeNumberField("status", status);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }
}
