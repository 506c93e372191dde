package dev.imagebatch.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.ledger.Entries;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerBehaviour;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest extends LedgerBehaviour {

    @Override
    public Ledger create() {
        return new MemoryLedger();
    }

    @Test
    void close_thenFind_stillKnows() throws Exception {
        MemoryLedger ledger = new MemoryLedger();
        ledger.append(Entries.stored(Entries.item(1), "one.png"));
        ledger.close();

        assertThat(ledger.find(Entries.item(1))).isPresent();
    }
}
