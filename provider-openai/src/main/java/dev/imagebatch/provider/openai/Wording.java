package dev.imagebatch.provider.openai;

import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a server's words fit for messages and logs: one short line, without keys and prompts. */
final class Wording {

    private static final int LONGEST = 300;
    private static final int SHORTEST_SECRET = 6;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Pattern KEY = Pattern.compile("sk-[A-Za-z0-9_*-]{4,}");

    private final Optional<String> key;
    private final String instructions;

    Wording(Optional<String> key) {
        this(key, "");
    }

    /** Where the requests carry instructions, which are as private as a prompt. */
    Wording(Optional<String> key, String instructions) {
        this.key = key;
        this.instructions = instructions;
    }

    String oneLine(String text, String prompt) {
        String keyless = without(without(text, key.orElse(""), "[key]"), instructions, "[instructions]");
        String clean = CONTROL.matcher(without(keyless, prompt, "[prompt]")).replaceAll(" ");
        String line = KEY.matcher(clean).replaceAll("[key]").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static String without(String text, String secret, String instead) {
        return secret.length() < SHORTEST_SECRET ? text : text.replace(secret, instead);
    }
}
