package dev.imagebatch.prompt;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.spec.ImageSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Fills in a text; made by {@link PromptWriter#template}.
 *
 * <p>The brief is the whole text already, so that a specification which lacks a value is found before anything is paid.
 * Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class TemplatePromptWriter implements PromptWriter {

    private static final int LONGEST_NAME = 200;

    private final String name;
    private final PromptTemplate template;
    private final String identity;

    TemplatePromptWriter(String name, String text) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a writer's name has 1 to " + LONGEST_NAME + " characters, none of them a control character");
        }
        this.name = name;
        this.template = PromptTemplate.parsed(text);
        this.identity = "template " + checksum(text);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String identity() {
        return identity;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the specification has no value for a placeholder, which the message names, or the
     *     text grows too long
     */
    @Override
    public String brief(ImageSpecification specification) {
        return template.filled(specification);
    }

    @Override
    public Optional<Quote> quote(String brief) {
        return Optional.of(Quote.confirmed(CostEstimate.FREE, LocalDate.EPOCH));
    }

    @Override
    public WrittenPrompt write(PromptCall call) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the text was filled in");
        }
        return WrittenPrompt.of(call.brief()).withCost(Money.ZERO);
    }

    /** The name alone. */
    @Override
    public String toString() {
        return "TemplatePromptWriter[" + name + "]";
    }

    private static String checksum(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
