package dev.imagebatch.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.imagebatch.ledger.json.EntryJson;
import dev.imagebatch.ledger.json.MalformedEntryException;
import dev.imagebatch.ledger.json.UnknownEntryException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryJsonTest {

    @Test
    void entriesOfEachType_written_areReadBackEqual() throws IOException {
        List<LedgerEntry> entries = Stream.of(
                        Entries.everyKind(), Entries.finished(), Entries.settlements(), Entries.deleted())
                .flatMap(List::stream)
                .toList();

        for (LedgerEntry entry : entries) {
            assertThat(EntryJson.read(EntryJson.write(entry))).isEqualTo(entry);
        }
        assertThat(entries).extracting(LedgerEntry::type).contains(EntryType.values());
    }

    @Test
    void entry_followedByOtherBytes_isRead() throws IOException {
        String line = new String(EntryJson.write(Entries.started("a-1")), UTF_8) + ",{\"type\":\"later\"}]";

        assertThat(EntryJson.read(line.getBytes(UTF_8))).isEqualTo(Entries.started("a-1"));
    }

    @Test
    void typeOfALaterVersion_isRefusedByName() {
        assertThatExceptionOfType(UnknownEntryException.class)
                .isThrownBy(() -> EntryJson.read("{\"type\":\"lease-renewed\"}".getBytes(UTF_8)))
                .withMessage("unknown entry type lease-renewed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"type\":\"original-discarded\",\"at\":\"2026-11-21T10:00:00Z\"}",
                "{\"type\":\"original-discarded\",\"at\":\"today\",\"item\":\"00000000000000010000000000000001\"}",
                "{\"type\":\"image-deleted\",\"at\":\"2026-11-21T10:00:00Z\",\"subject\":\"\\uD8\"}"
            })
    void anythingElse_isMalformed(String json) {
        assertThatExceptionOfType(MalformedEntryException.class).isThrownBy(() -> EntryJson.read(json.getBytes(UTF_8)));
    }
}
