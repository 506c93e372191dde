package dev.imagebatch.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.postprocess.ProcessedImage;
import dev.imagebatch.provenance.ProvenanceMark.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenanceMarkTest {

    @Test
    void text_ofEachKind_isTheOneOfEarlierRecords() {
        List<String> texts = ProvenanceMark.texts(List.of(
                Kind.FOUND.of("c2pa"),
                Kind.EMBEDDED.of("iptc"),
                Kind.SIDECAR.of("iptc-prompt"),
                Kind.UNTOUCHED.of("too-large"),
                ProvenanceMark.LOST_C2PA));

        assertThat(texts)
                .containsExactly(
                        "found:c2pa", "embedded:iptc", "sidecar:iptc-prompt", "untouched:too-large", "lost:c2pa");
        assertThat(texts)
                .map(text -> ProvenanceMark.parse(text).orElseThrow().toString())
                .isEqualTo(texts);
    }

    @Test
    void lostManifest_isTheMarkThatTheEngineLooksFor() {
        assertThat(ProvenanceMark.LOST_C2PA).hasToString(ProcessedImage.LOST_MANIFEST);
    }

    @Test
    void text_withoutAKind_isNoMark() {
        assertThat(ProvenanceMark.parse("stolen:c2pa")).isEmpty();
        assertThat(ProvenanceMark.parse("found")).isEmpty();
    }

    @Test
    void blockers_haveTheWordsOfEarlierRecords() {
        assertThat(List.of(MarkingBlocker.values()))
                .map(MarkingBlocker::mark)
                .containsExactly(
                        "c2pa",
                        "c2pa-remote",
                        "jumbf",
                        "damaged",
                        "format",
                        "linked-pictures",
                        "several-packets",
                        "unreadable-packet",
                        "contradiction",
                        "too-large");
    }
}
