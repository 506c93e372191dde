package dev.imagebatch.engine.call;

import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.planning.PromptBriefs.Brief;
import dev.imagebatch.prompt.PromptCall;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ProviderException;
import java.time.Duration;
import java.util.Map;

/** One call to a prompt writer: as the writer sees it, and as its runner does. */
record PromptTaskCall(Brief source, CallTerms terms, String attempt, Duration timeout, CallCancellation cancellation)
        implements PromptCall, TaskCall<WrittenPrompt> {

    @Override
    public String brief() {
        return source.text();
    }

    @Override
    public String specificationId() {
        return terms.specificationId();
    }

    @Override
    public void onCancel(Runnable abort) {
        cancellation.onCancel(abort);
    }

    @Override
    public int images() {
        return 0;
    }

    @Override
    public String service() {
        return "prompt writer " + terms.model().provider();
    }

    @Override
    public AttemptOutcome<WrittenPrompt> run() throws ProviderException, InterruptedException {
        WrittenPrompt written = source.writer().write(this);
        GenerationAnswer answer = GenerationAnswer.plain()
                .withRequestId(written.requestId().orElse(null))
                .withModelVersion(written.modelVersion().orElse(null));
        return AttemptOutcome.received(
                Map.of(0, written), written.cost().map(answer::withCost).orElse(answer));
    }

    @Override
    public AttemptOutcome<WrittenPrompt> failed(ProviderException thrown, RetryPolicy rules) {
        Charged charged = terms.isFree() ? Charged.NO : rules.charged(thrown);
        Failure failure = new Failure(thrown.kind(), FailureStage.WRITING, charged, ErrorBoundary.reason(thrown));
        return AttemptOutcome.failed(Map.of(), Map.of(0, failure), charged, thrown);
    }

    /** The attempt: briefs never reach logs. */
    @Override
    public String toString() {
        return "PromptTaskCall[" + attempt + "]";
    }
}
