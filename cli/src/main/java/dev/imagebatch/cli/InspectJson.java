package dev.imagebatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.provenance.EmbeddedText;
import dev.imagebatch.provenance.Inspection;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What files say about themselves, as one JSON object on one line. */
final class InspectJson {

    private static final JsonFactory JSON = new JsonFactory();

    private InspectJson() {}

    /** Writes one image after the other, then the files that were none. */
    static void write(Iterator<Inspected> images, List<Inspected.Failed> failures, PrintStream out) throws IOException {
        out.print("{\"images\":[");
        String separator = "";
        while (images.hasNext()) {
            out.print(separator + image(images.next()));
            separator = ",";
        }
        out.println("],\"failures\":" + failures(failures) + "}");
    }

    private static String image(Inspected image) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("file", image.file().toString());
            facts(json, image.inspection().info());
            statements(json, image.inspection());
            json.writeEndObject();
        }
        return Harmless.json(text.toString());
    }

    private static String failures(List<Inspected.Failed> failures) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Inspected.Failed failure : failures) {
                json.writeStartObject();
                json.writeStringField("file", failure.file().toString());
                json.writeStringField("message", failure.message());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return Harmless.json(text.toString());
    }

    private static void facts(JsonGenerator json, ImageInfo info) throws IOException {
        json.writeStringField("format", info.format().name());
        json.writeNumberField("width", info.dimensions().width());
        json.writeNumberField("height", info.dimensions().height());
        json.writeNumberField("bytes", info.length());
        json.writeStringField("sha256", info.sha256());
    }

    private static void statements(JsonGenerator json, Inspection inspection) throws IOException {
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
        json.writeArrayFieldStart("remarks");
        for (String remark : inspection.remarks()) {
            json.writeString(remark);
        }
        json.writeEndArray();
    }
}
