package dev.imagebatch.prompt;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Sha256;
import dev.imagebatch.spec.ImageSpecification;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A prompt writer that fills in a template. Immutable and thread-safe.
 *
 * <p>The brief is already the whole text, so that a missing value is found before anything is paid.
 */
final class TemplatePromptWriter implements PromptWriter {

    private static final int MAX_NAME_LENGTH = 200;

    private final String name;
    private final PromptTemplate template;
    private final String identity;

    TemplatePromptWriter(String name, String text) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the name of a prompt writer must have 1 to " + MAX_NAME_LENGTH
                    + " characters and no control characters");
        }
        this.name = name;
        this.template = PromptTemplate.parse(Objects.requireNonNull(text, "text"));
        this.identity = "template " + Sha256.hex(text);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public String brief(ImageSpecification specification) {
        return template.fill(specification);
    }

    @Override
    public Optional<Quote> quote(String brief) {
        return Optional.of(Quote.confirmed(CostEstimate.FREE, LocalDate.EPOCH));
    }

    @Override
    public WrittenPrompt write(PromptCall call) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the template was filled in");
        }
        return WrittenPrompt.of(call.brief()).withCost(Money.ZERO);
    }

    /** Returns the name only. */
    @Override
    public String toString() {
        return "TemplatePromptWriter[" + name + "]";
    }
}
