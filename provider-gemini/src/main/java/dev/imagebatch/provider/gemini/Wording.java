package dev.imagebatch.provider.gemini;

import dev.imagebatch.failure.FailureKind;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts the service's errors in words without what must not be told: the key, the prompt and what it quotes of them. */
final class Wording {

    private static final int LONGEST = 300;
    private static final Pattern LONG_QUOTE = Pattern.compile("\"[^\"]{30,}\"?");
    private static final Pattern LONG_WORD = Pattern.compile("(?<![\\w./-])[\\w-]{35,}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final Optional<String> key;
    private final String prompt;
    private final Optional<String> notice;

    /**
     * The wording for one call.
     *
     * @param key the key, which is never told
     * @param prompt the prompt, which is never told
     * @param notice what is known of the model's end
     */
    Wording(Optional<String> key, String prompt, Optional<String> notice) {
        this.key = key;
        this.prompt = prompt;
        this.notice = notice;
    }

    String of(ErrorBody error, FailureKind kind) {
        StringBuilder words = new StringBuilder("the service answered ").append(error.code());
        if (!error.status().isEmpty()) {
            words.append(' ').append(safe(error.status()));
        }
        if (!error.message().isEmpty()) {
            words.append(": ").append(safe(error.message()));
        }
        if (kind == FailureKind.MODEL_UNAVAILABLE) {
            notice.ifPresent(end -> words.append("; ").append(end));
        }
        return words.toString();
    }

    String safe(String text) {
        String safe = text;
        if (key.isPresent()) {
            safe = safe.replace(key.get(), "[key]");
        }
        if (!prompt.isEmpty()) {
            safe = safe.replace(prompt, "[prompt]");
        }
        safe = LONG_QUOTE.matcher(safe).replaceAll("\"...\"");
        safe = LONG_WORD.matcher(safe).replaceAll("...");
        safe = BLANKS.matcher(safe).replaceAll(" ").strip();
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "..." : safe;
    }
}
