package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Money;
import dev.imagebatch.guard.pace.CallWeight;
import dev.imagebatch.ledger.BatchSpecification;
import dev.imagebatch.ledger.CallReference;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.PromptWritten;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.planning.PromptBriefs.Brief;
import dev.imagebatch.prompt.WrittenPrompt;
import java.time.Duration;
import java.util.List;

/** A prompt that a writer is to write. */
final class PromptTask implements GenerationTask<Brief, WrittenPrompt> {

    private final Brief brief;
    private final CallTerms terms;

    PromptTask(Brief brief, String specificationId) {
        this.brief = brief;
        String writer = brief.writer().name();
        this.terms = new CallTerms(
                specificationId,
                new ProviderModel(writer, "prompt"),
                List.of(brief.key()),
                brief.writer().quote(brief.text()),
                CallWeight.of("prompt writer " + writer, 1));
    }

    @Override
    public String modelName() {
        return "prompt writer " + terms.model().provider();
    }

    @Override
    public CallTerms terms() {
        return terms;
    }

    @Override
    public List<Brief> subjects() {
        return List.of(brief);
    }

    @Override
    public PromptTask of(List<Brief> some) {
        return this;
    }

    @Override
    public TaskCall<WrittenPrompt> call(String attempt, Duration timeout) {
        return new PromptTaskCall(brief, terms, attempt, timeout, new CallCancellation());
    }

    /** The text: it is in the ledger together with the end of the attempt, or neither is. */
    @Override
    public List<LedgerEntry> entries(AttemptOutcome<WrittenPrompt> outcome, RunStamp stamp) {
        Money cost = terms.isFree()
                ? Money.ZERO
                : outcome.answer().cost().orElse(terms.cost().expected());
        return outcome.received().values().stream()
                .<LedgerEntry>map(written -> new PromptWritten(
                        brief.key(),
                        stamp.at(),
                        new BatchSpecification(stamp.batch(), terms.specificationId()),
                        terms.model().provider(),
                        written.text(),
                        cost,
                        new CallReference(
                                written.requestId().orElse(null),
                                written.modelVersion().orElse(null))))
                .toList();
    }
}
