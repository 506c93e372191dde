package dev.imagebatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedSpecificationsTest {

    @Test
    void open_twice_readsTheSameFromTheStart() throws Exception {
        GeneratedSpecifications source = GeneratedSpecifications.of(3);

        assertThat(ids(source)).containsExactly("spec-0", "spec-1", "spec-2");
        assertThat(ids(source)).containsExactly("spec-0", "spec-1", "spec-2");
    }

    @Test
    void limit_belowTheCount_endsEarlier() throws Exception {
        assertThat(ids(GeneratedSpecifications.of(1_000_000_000).limit(2))).containsExactly("spec-0", "spec-1");
    }

    @Test
    void of_negativeCount_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> GeneratedSpecifications.of(-1));
    }

    private static List<String> ids(SpecificationSource source) throws IOException {
        List<String> ids = new ArrayList<>();
        try (SpecificationReader reader = source.open()) {
            SpecificationEntry entry;
            while ((entry = reader.next()) != null) {
                ids.add(entry.specification().orElseThrow().id());
            }
        }
        return ids;
    }
}
