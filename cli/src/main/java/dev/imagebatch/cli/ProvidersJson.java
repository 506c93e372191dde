package dev.imagebatch.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ModelDescription;
import java.io.IOException;
import java.io.StringWriter;

/** The JSON form of the providers: one object on one line. */
final class ProvidersJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ProvidersJson() {}

    static String of(ImageProviders providers) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("providers");
            for (ImageProviderFactory factory : providers.factories()) {
                provider(json, factory);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void provider(JsonGenerator json, ImageProviderFactory factory) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", factory.name());
        json.writeStringField("description", factory.description());
        json.writeArrayFieldStart("models");
        for (ModelDescription model : factory.models()) {
            model(json, model);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void model(JsonGenerator json, ModelDescription model) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", model.id());
        json.writeStringField("sizes", model.sizes());
        json.writeStringField(
                "endOfLife", model.endOfLife().map(Object::toString).orElse(null));
        json.writeArrayFieldStart("prices");
        for (ModelDescription.Price price : model.prices()) {
            json.writeStartObject();
            json.writeStringField("what", price.what());
            json.writeNumberField("usd", price.amount().toUsd());
            json.writeStringField("asOf", price.asOf().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
