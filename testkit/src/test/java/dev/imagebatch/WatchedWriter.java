package dev.imagebatch;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.prompt.PromptCall;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.WrittenPrompt;
import java.time.LocalDate;
import java.util.Optional;

/** A writer whose every call is a crash point. What is asked for is billed as an image is, come what may. */
record WatchedWriter(CrashPoints crash) implements PromptWriter {

    @Override
    public String name() {
        return "watched";
    }

    @Override
    public String identity() {
        return "watched 1";
    }

    @Override
    public Optional<Quote> quote(String brief) {
        return Optional.of(Quote.confirmed(CostEstimate.exactly(Money.usd("0.01")), LocalDate.EPOCH));
    }

    @Override
    public WrittenPrompt write(PromptCall call) {
        crash.asked(1);
        crash.here("asked for the prompt of " + call.specificationId());
        return WrittenPrompt.of("a portrait of " + call.brief());
    }
}
