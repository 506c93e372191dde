package dev.imagebatch.engine;

import dev.imagebatch.engine.setup.WorkItem;
import java.io.IOException;

/** The work of one pass on single specifications. Each thread has its own. */
interface Worker {

    /**
     * Processes a specification, or a share of it.
     *
     * @throws IOException if the ledger fails, which ends the run
     */
    void process(WorkItem work) throws IOException, InterruptedException;

    /** Reports what {@link #process} left without a result when it threw something unexpected. */
    void failed(Throwable thrown);
}
