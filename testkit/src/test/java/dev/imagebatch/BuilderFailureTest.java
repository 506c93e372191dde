package dev.imagebatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.testkit.ScriptedProvider;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderFailureTest {

    @TempDir
    Path folder;

    @Test
    void failedBuild_givesTheLedgerBack() throws Exception {
        Path blocker = Files.createDirectories(folder.resolve(".imagebatch/staging/x/y"));
        assertThatThrownBy(() -> builder().output(folder).build()).isInstanceOf(UncheckedIOException.class);

        Files.delete(blocker);
        Files.delete(blocker.getParent());
        try (BatchProcessor second = builder().output(folder).build()) {
            assertThat(second.process(Specs.many(1)).generated()).isEqualTo(1);
        }
    }

    @Test
    void concurrencyBelowOne_saysTheRuleAndTheValue() {
        assertThatThrownBy(() -> builder().concurrency(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("concurrency must be at least 1: 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void timeoutThatIsNotPositive_saysTheRuleAndTheValue(String timeout) {
        assertThatThrownBy(() -> builder().timeout(java.time.Duration.parse(timeout)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be positive: " + timeout);
    }

    @Test
    void buildWithoutADestination_saysWhatToCall() {
        assertThatThrownBy(() -> builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no destination: call output(folder) or sink(sink)");
    }

    @ParameterizedTest
    @MethodSource("setters")
    void setterGivenNull_namesWhatIsMissing(Method setter) {
        assertThatThrownBy(() -> invoke(setter))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(setter.getName());
    }

    static Stream<Method> setters() {
        return Stream.of(BatchProcessorBuilder.class.getMethods())
                .filter(method -> method.getReturnType() == BatchProcessorBuilder.class)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 1)
                .filter(method -> !method.getParameterTypes()[0].isPrimitive());
    }

    @Test
    void setters_areAllTested() {
        assertThat(setters()).hasSizeGreaterThan(25);
    }

    private static void invoke(Method setter) throws Throwable {
        try {
            setter.invoke(builder(), (Object) null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static BatchProcessorBuilder builder() {
        return BatchProcessor.builder(ScriptedProvider.create());
    }
}
