package dev.imagebatch.benchmarks.million;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.image.Sha256;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A file of different specifications, and a bare loop that reads it. */
final class SpecificationLines {

    private SpecificationLines() {}

    static void write(Path file, long count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long i = 0; i < count; i++) {
                out.write("{\"id\": \"item-" + i + "\", \"prompt\": \"A product photograph of catalogue item " + i
                        + " on a plain background, soft light from the left, slight shadow, no lettering\","
                        + " \"size\": \"1024x1024\", \"style\": \"photo\", \"altText\": \"Catalogue item " + i
                        + "\"}\n");
            }
        }
    }

    /** The bare loop: parses each line with Jackson's streaming parser, and hashes its texts. */
    static void parseAndHash(Path file) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        JsonFactory json = new JsonFactory();
        int sum = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                digest.reset();
                try (JsonParser parser = json.createParser(line)) {
                    hash(parser, digest);
                }
                sum += digest.digest()[0];
            }
        }
        if (sum == Integer.MIN_VALUE) {
            throw new IllegalStateException("cannot be");
        }
    }

    private static void hash(JsonParser parser, MessageDigest digest) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                digest.update(parser.getText().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
