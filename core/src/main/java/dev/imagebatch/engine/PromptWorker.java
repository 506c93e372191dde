package dev.imagebatch.engine;

import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.engine.setup.WorkItem;
import dev.imagebatch.planning.SpecificationFilter;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker that generates missing prompts. Failures are reported with the images that need the prompt. */
record PromptWorker(RunContext run, SpecificationFilter filter) implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger("dev.imagebatch");

    @Override
    public List<BusyWork> process(WorkItem work) throws IOException, InterruptedException {
        if (work.specification().promptWriter().isEmpty()) {
            return List.of();
        }
        return run.prompts().generate(work.specification(), filter).stream()
                .map(prompt -> new BusyWork(work, prompt))
                .toList();
    }

    @Override
    public void failed(Throwable thrown) {
        LOG.error("An unexpected {} ended a prompt", thrown.getClass().getName(), ErrorBoundary.withoutMessage(thrown));
    }
}
