package dev.imagebatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.provenance.ImageInspection;
import dev.imagebatch.provenance.ImageInspection.EmbeddedText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The JSON form of inspected files: one object on one line. */
final class InspectJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private InspectJson() {}

    /** Writes one image after the other, then the files that failed. */
    static void write(Iterator<InspectedFile> images, List<InspectedFile.Failed> failures, PrintStream out)
            throws IOException {
        out.print("{\"images\":[");
        String separator = "";
        while (images.hasNext()) {
            out.print(separator + image(images.next()));
            separator = ",";
        }
        out.println("],\"failures\":" + failures(failures) + "}");
    }

    private static String image(InspectedFile image) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("file", image.file().toString());
            facts(json, image.inspection().info());
            statements(json, image.inspection());
            if (image.record() != null) {
                json.writeObjectFieldStart("ledger");
                record(json, image.record());
                json.writeBooleanField("changed", image.isChanged());
                json.writeEndObject();
            }
            if (image.trouble() != null) {
                json.writeStringField("ledgerTrouble", image.trouble());
            }
            json.writeEndObject();
        }
        return TerminalSanitizer.json(text.toString());
    }

    private static String failures(List<InspectedFile.Failed> failures) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (InspectedFile.Failed failure : failures) {
                json.writeStartObject();
                json.writeStringField("file", failure.file().toString());
                json.writeStringField("message", failure.message());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return TerminalSanitizer.json(text.toString());
    }

    private static void facts(JsonGenerator json, ImageInfo info) throws IOException {
        json.writeStringField("format", info.format().name());
        json.writeNumberField("width", info.dimensions().width());
        json.writeNumberField("height", info.dimensions().height());
        json.writeNumberField("bytes", info.length());
        json.writeStringField("sha256", info.sha256());
    }

    private static void statements(JsonGenerator json, ImageInspection inspection) throws IOException {
        json.writeNumberField("c2paBytes", inspection.c2paLength());
        json.writeObjectFieldStart("properties");
        for (Map.Entry<String, String> property : inspection.properties().entrySet()) {
            json.writeStringField(property.getKey(), property.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("texts");
        for (EmbeddedText text : inspection.texts()) {
            json.writeStartObject();
            json.writeStringField("name", text.name());
            json.writeNumberField("bytes", text.length());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("orientation", inspection.orientation());
        json.writeStringField("software", inspection.software());
        texts(json, "remarks", inspection.remarks());
    }

    private static void record(JsonGenerator json, StoredRecord record) throws IOException {
        ImageStored entry = record.entry();
        ImageStored.Making making = entry.making();
        json.writeStringField("id", entry.specification().id());
        json.writeNumberField("variant", entry.variant());
        json.writeStringField("piece", record.piece().name());
        json.writeStringField("stored", record.piece().image().id());
        json.writeStringField("origin", entry.origin().name());
        json.writeStringField("at", entry.at().toString());
        json.writeStringField("batch", entry.specification().batch());
        json.writeStringField("fingerprint", entry.item().toString());
        json.writeStringField("provider", making.model().provider());
        json.writeStringField("model", making.model().name());
        json.writeStringField("modelVersion", making.reference().modelVersion());
        json.writeStringField("requestId", making.reference().requestId());
        json.writeNumberField("costUsd", making.cost().toUsd());
        json.writeNumberField("attempts", making.attempts());
        json.writeNumberField("durationMs", making.took().toMillis());
        texts(json, "transforms", entry.output().transforms());
        texts(json, "marks", entry.output().marks());
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
