package dev.imagebatch.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PaceBuilderTest {

    @Test
    @SuppressWarnings("NullAway") // the refusal of null is the subject
    void nullSetting_isRefusedByName() {
        Pace.Builder builder = Pace.builder();
        Map<String, ThrowingCallable> setters = Map.of(
                "lane", () -> builder.usedToday(null, 1),
                "minimumDelay", () -> builder.minimumDelay(null),
                "spacing", () -> builder.staggeredStarts(1, null));

        assertThat(setters)
                .allSatisfy((name, setter) ->
                        assertThatNullPointerException().isThrownBy(setter).withMessage(name));
        assertThat(builder.minimumDelay(Duration.ofSeconds(1)).build().imagesPerMinute())
                .isEmpty();
    }
}
