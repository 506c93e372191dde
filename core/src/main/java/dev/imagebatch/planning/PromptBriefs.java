package dev.imagebatch.planning;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.index.Fingerprinter;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.planning.Resolution.FieldProblem;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The prompts that writers write for a batch.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class PromptBriefs {

    private final Map<String, PromptWriter> writers = new TreeMap<>();
    private final Ledger ledger;

    /** Creates the briefs for these writers. */
    public PromptBriefs(List<PromptWriter> writers, Ledger ledger) {
        writers.forEach(writer -> this.writers.putIfAbsent(writer.name(), writer));
        this.ledger = ledger;
    }

    /**
     * The input of a prompt writer.
     *
     * @param writer the writer
     * @param text the input
     * @param key the ledger key of the prompt
     */
    public record Brief(PromptWriter writer, String text, Fingerprint key) {

        /** Returns the writer's name and the key, without the text, which must not reach logs. */
        @Override
        public String toString() {
            return "Brief[" + writer.name() + ", " + key + "]";
        }
    }

    /**
     * Returns the input of a specification's prompt writer.
     *
     * @throws IllegalArgumentException if the batch lacks the writer, or the specification lacks a field of the brief
     */
    public Brief brief(ImageSpecification specification) {
        String name = specification.promptWriter().orElseThrow();
        PromptWriter writer = writers.get(name);
        if (writer == null) {
            throw new IllegalArgumentException("\"" + name + "\" is not a prompt writer of this batch; available: "
                    + (writers.isEmpty() ? "none" : String.join(", ", writers.keySet())));
        }
        String text = writer.brief(specification);
        Fingerprint key = new Fingerprinter().of("prompt", writer.identity(), text);
        return new Brief(writer, text, key);
    }

    /** Returns the specification with its written prompt; unchanged if it has none. */
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
