package dev.imagebatch.engine;

import dev.imagebatch.engine.setup.WorkItem;
import java.io.IOException;
import java.util.List;

/** The work of one pass on single specifications. Each thread has its own. */
interface Worker {

    /**
     * Processes a specification, or a share of it.
     *
     * @return the parts that could not be processed yet
     * @throws IOException if the ledger fails, which ends the run
     */
    List<BusyWork> process(WorkItem work) throws IOException, InterruptedException;

    /** Reports what {@link #process} left without a result when it threw something unexpected. */
    void failed(Throwable thrown);
}
