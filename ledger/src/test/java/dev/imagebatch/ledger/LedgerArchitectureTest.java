package dev.imagebatch.ledger;

import dev.imagebatch.architecture.ArchitectureContract;
import dev.imagebatch.architecture.LedgerRooms;

/** The rooms of the ledger. */
class LedgerArchitectureTest extends ArchitectureContract {

    LedgerArchitectureTest() {
        super(LedgerRooms.PLAN, Ledger.class);
    }
}
