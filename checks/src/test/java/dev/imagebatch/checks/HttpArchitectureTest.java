package dev.imagebatch.checks;

import dev.imagebatch.architecture.ArchitectureContract;
import dev.imagebatch.architecture.RoomPlan;
import dev.imagebatch.fetch.ReferenceFetcher;

/** The rooms of http. */
class HttpArchitectureTest extends ArchitectureContract {

    HttpArchitectureTest() {
        super(new RoomPlan("dev.imagebatch").room("http").room("fetch", "http"), ReferenceFetcher.class);
    }
}
