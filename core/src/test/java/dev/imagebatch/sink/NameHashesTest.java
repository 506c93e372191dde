package dev.imagebatch.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameHashesTest {

    private final NameHashes names = new NameHashes();

    @Test
    void name_inAnotherSpelling_isFoundAsOther() {
        names.add("a/One.png");

        assertThat(names.contains("a/One.png")).isTrue();
        assertThat(names.containsOther("a/One.png")).isFalse();
        assertThat(names.contains("a/one.png")).isFalse();
        assertThat(names.containsOther("a/one.png")).isTrue();
        assertThat(names.containsOther("a/two.png")).isFalse();
    }

    @Test
    void name_thatIsThereInTwoSpellings_isFoundAsBoth() {
        names.add("One.png");
        names.add("ONE.png");

        assertThat(names.contains("One.png")).isTrue();
        assertThat(names.containsOther("One.png")).isTrue();
        assertThat(names.containsOther("one.png")).isTrue();
    }

    @Test
    void name_decomposed_isTheSameSpelling() {
        names.add("cafe\u0301.png");

        assertThat(names.contains("caf\u00e9.png")).isTrue();
        assertThat(names.containsOther("caf\u00e9.png")).isFalse();
    }

    @Test
    void names_byTheThousand_areAllKept() {
        for (int i = 0; i < 100_000; i++) {
            names.add("Image-" + i);
            names.add("Image-" + i);
        }

        int missed = 0;
        for (int i = 0; i < 100_000; i++) {
            assertThat(names.contains("Image-" + i)).isTrue();
            assertThat(names.contains("Other-" + i)).isFalse();
            assertThat(names.containsOther("Other-" + i)).isFalse();
            missed += names.containsOther("image-" + i) ? 0 : 1;
        }
        assertThat(missed).isLessThanOrEqualTo(2);
    }
}
