package dev.imagebatch.planning;

import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.planning.Resolution.FieldProblem;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Fingerprinter;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The prompts that writers write for a batch: which there are, and which are still to be written.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class PromptBriefs {

    private final Map<String, PromptWriter> writers;
    private final Ledger ledger;

    /** The prompts of these writers. */
    public PromptBriefs(List<PromptWriter> writers, Ledger ledger) {
        this.writers = new HashMap<>();
        writers.forEach(writer -> this.writers.putIfAbsent(writer.name(), writer));
        this.ledger = ledger;
    }

    /**
     * What a writer starts from.
     *
     * @param writer who writes
     * @param text what the writer starts from
     * @param key the identity of both, by which the ledger knows the prompt
     */
    public record Brief(PromptWriter writer, String text, Fingerprint key) {

        /** The writer's name and the key: briefs never reach logs. */
        @Override
        public String toString() {
            return "Brief[" + writer.name() + ", " + key + "]";
        }
    }

    /**
     * What a specification's writer starts from.
     *
     * @throws IllegalArgumentException if it names no writer of this batch, or lacks what the writer needs
     */
    public Brief brief(ImageSpecification specification) {
        String name = specification.promptWriter().orElseThrow();
        PromptWriter writer = writers.get(name);
        if (writer == null) {
            String there = writers.isEmpty() ? "none" : String.join(", ", new TreeSet<>(writers.keySet()));
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no prompt writer of this batch; there are: " + there);
        }
        String text = writer.brief(specification);
        Fingerprint key = new Fingerprinter().of("prompt", writer.identity(), text);
        return new Brief(writer, text, key);
    }

    /** The specification with the prompt that was written for it; as it is where none was, or none is to be. */
    ImageSpecification written(ImageSpecification specification, List<FieldProblem> problems) throws IOException {
        if (specification.promptWriter().isEmpty()) {
            return specification;
        }
        try {
            Brief brief = brief(specification);
            return ledger.find(brief.key()).orElse(null) instanceof ItemState.Written written
                    ? specification.toBuilder().written(written.entry().text()).build()
                    : specification;
        } catch (IllegalArgumentException e) {
            problems.add(new FieldProblem("promptWriter", String.valueOf(e.getMessage())));
            return specification;
        }
    }
}
