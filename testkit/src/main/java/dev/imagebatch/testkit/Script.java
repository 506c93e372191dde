package dev.imagebatch.testkit;

import dev.imagebatch.provider.GenerationCall;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** The steps of the calls, in order. Thread-safe. */
final class Script {

    private final Map<String, Deque<Step>> bySpecification = new ConcurrentHashMap<>();
    private final Map<String, Deque<Step>> byPrompt = new ConcurrentHashMap<>();
    private final Map<Long, Step> byNumber;
    private final Step otherwise;

    Script(
            Map<String, List<Step>> bySpecification,
            Map<String, List<Step>> byPrompt,
            Map<Long, Step> byNumber,
            Step otherwise) {
        bySpecification.forEach((id, steps) -> this.bySpecification.put(id, new ConcurrentLinkedDeque<>(steps)));
        byPrompt.forEach((prompt, steps) -> this.byPrompt.put(prompt, new ConcurrentLinkedDeque<>(steps)));
        this.byNumber = Map.copyOf(byNumber);
        this.otherwise = otherwise;
    }

    Step next(GenerationCall call, long number) {
        Step step = poll(bySpecification.get(call.specificationId()));
        if (step == null) {
            step = poll(byPrompt.get(call.request().prompt()));
        }
        return step != null ? step : byNumber.getOrDefault(number, otherwise);
    }

    private static @Nullable Step poll(@Nullable Deque<Step> steps) {
        return steps == null ? null : steps.poll();
    }
}
