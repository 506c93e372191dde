package dev.imagebatch.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style and the script of a page, and the content security policy that allows nothing else.
 *
 * @param style the style sheet
 * @param script the only script
 */
record Assets(String style, String script) {

    static Assets load() throws IOException {
        return new Assets(read("sheet.css"), read("sheet.js"));
    }

    /** Returns the content security policy for a meta element. */
    String policy() {
        return "default-src 'none'; img-src 'self' data: file:; style-src " + source(style) + "; script-src "
                + source(script) + "; base-uri 'none'; form-action 'none'";
    }

    private static String source(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            // HTML parsers replace every line end with \n before hashing.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        }
    }
}
