package dev.imagebatch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RequestDefaultsTest {

    @Test
    @SuppressWarnings("NullAway") // the refusal of null is the subject
    void nullDefault_isRefusedByName() {
        RequestDefaults none = RequestDefaults.none();
        Map<String, ThrowingCallable> setters = Map.of(
                "model", () -> none.withModel(null),
                "dimensions", () -> none.withDimensions(null),
                "aspectRatio", () -> none.withAspectRatio(null),
                "style", () -> none.withStyle(null),
                "quality", () -> none.withQuality(null));

        assertThat(setters)
                .allSatisfy((name, setter) ->
                        assertThatNullPointerException().isThrownBy(setter).withMessage(name));
    }

    @Test
    void sizeAndAspectRatio_replaceEachOther() {
        RequestDefaults square = RequestDefaults.none().withDimensions(new Dimensions(8, 8));
        RequestDefaults wide = square.withAspectRatio(new AspectRatio(16, 9));

        assertThat(wide.dimensions()).isEmpty();
        assertThat(wide.withDimensions(new Dimensions(8, 8)).aspectRatio()).isEmpty();
    }
}
