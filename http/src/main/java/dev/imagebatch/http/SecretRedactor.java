package dev.imagebatch.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A filter that makes text from a service fit for messages and logs: one short line without keys and prompts, which
 * services quote.
 *
 * <p>Immutable and thread-safe; {@link #toString()} shows no secret.
 *
 * @since 0.1
 */
public final class SecretRedactor {

    private static final int MAX_LENGTH = 300;

    /** Shorter texts would tear words apart. */
    private static final int MIN_SECRET = 3;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Pattern OPENAI_KEY = Pattern.compile("sk-[A-Za-z0-9_*-]{4,}");
    private static final Pattern LONG_QUOTE = Pattern.compile("\"[^\"]{30,}\"?");
    private static final Pattern LONG_WORD = Pattern.compile("(?<![\\w./-])[\\w-]{35,}");

    private final List<Secret> secrets;
    private final Quotes quotes;

    private record Secret(String text, String label) {}

    private enum Quotes {
        KEPT,
        SHORTENED
    }

    private SecretRedactor(List<Secret> secrets, Quotes quotes) {
        this.secrets = secrets;
        this.quotes = quotes;
    }

    /** Returns a redactor that hides keys. */
    public static SecretRedactor ofKeys(Collection<String> keys) {
        return new SecretRedactor(
                keys.stream()
                        .filter(key -> key.length() >= MIN_SECRET)
                        .map(key -> new Secret(key, "[key]"))
                        .toList(),
                Quotes.KEPT);
    }

    /**
     * Returns this redactor, hiding one more text.
     *
     * @param text the text; one of less than 3 characters is not hidden
     * @param label the text in its place, such as {@code [prompt]}
     */
    public SecretRedactor hiding(String text, String label) {
        if (text.length() < MIN_SECRET) {
            return this;
        }
        List<Secret> more = new ArrayList<>(secrets);
        more.add(new Secret(text, label));
        return new SecretRedactor(List.copyOf(more), quotes);
    }

    /** Returns this redactor, shortening long quotes and words too, for services that quote parts of a prompt. */
    public SecretRedactor shorteningQuotes() {
        return new SecretRedactor(secrets, Quotes.SHORTENED);
    }

    /** Returns a text as one line of at most 300 characters. */
    public String line(String text) {
        String line = CONTROL.matcher(hidden(text)).replaceAll(" ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }

    /** Returns the first line of a text, as {@link #line}. */
    public String firstLine(String text) {
        return line(hidden(text).lines().findFirst().orElse(""));
    }

    /** Returns an id or version that a service reported, without keys. */
    public @Nullable String id(@Nullable String reported) {
        return reported == null ? null : new SecretRedactor(secrets, Quotes.KEPT).line(reported);
    }

    /** Returns a text as it is, but for the secrets themselves: for an address that is kept, every other letter counts. */
    public String withoutSecrets(String text) {
        String clean = text;
        for (Secret secret : secrets) {
            clean = clean.replace(secret.text(), secret.label());
        }
        return clean;
    }

    /** The number of secrets. */
    @Override
    public String toString() {
        return "SecretRedactor[" + secrets.size() + " secrets]";
    }

    private String hidden(String text) {
        String clean = OPENAI_KEY.matcher(withoutSecrets(text)).replaceAll("[key]");
        if (quotes == Quotes.SHORTENED) {
            clean = LONG_QUOTE.matcher(clean).replaceAll("\"...\"");
            clean = LONG_WORD.matcher(clean).replaceAll("...");
        }
        return clean;
    }
}
