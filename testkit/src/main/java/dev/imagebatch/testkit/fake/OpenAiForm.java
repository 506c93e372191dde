package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a request in JSON or in a form.
 *
 * @param fields the fields other than files
 * @param files the files, in their order
 */
record OpenAiForm(Map<String, JsonNode> fields, List<Multipart.Part> files) {

    static OpenAiForm of(FakeRequest request) {
        if (request.header("content-type").orElse("").startsWith("multipart/")) {
            return multipart(request);
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        request.json().fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
        return new OpenAiForm(fields, List.of());
    }

    private static OpenAiForm multipart(FakeRequest request) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        List<Multipart.Part> files = new ArrayList<>();
        for (Multipart.Part part : Multipart.parts(request)) {
            if (part.isFile()) {
                files.add(part);
            } else {
                String text = part.text();
                fields.put(
                        part.name(),
                        text.matches("\\d{1,6}") ? IntNode.valueOf(Integer.parseInt(text)) : TextNode.valueOf(text));
            }
        }
        return new OpenAiForm(fields, files);
    }

    String text(String name, String otherwise) {
        JsonNode value = fields.get(name);
        return value == null ? otherwise : value.asText();
    }

    int number(String name, int otherwise) {
        JsonNode value = fields.get(name);
        return value == null ? otherwise : value.asInt(otherwise);
    }

    List<Multipart.Part> images() {
        return files.stream()
                .filter(part -> part.name().equals("image") || part.name().equals("image[]"))
                .toList();
    }

    List<Multipart.Part> masks() {
        return files.stream().filter(part -> part.name().equals("mask")).toList();
    }
}
