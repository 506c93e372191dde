package dev.imagebatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryLedgerTest extends LedgerBehaviour {

    @Override
    Ledger create() {
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
