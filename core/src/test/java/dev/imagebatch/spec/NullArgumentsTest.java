package dev.imagebatch.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.Subject;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.WrittenPrompt;
import dev.imagebatch.provider.Availability;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.Quota;
import dev.imagebatch.provider.RateLimit;
import dev.imagebatch.provider.SupportedSizes;
import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.sink.NamingTemplate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setter and factory refuses null by the name of the parameter or of the field, unless it is declared nullable. */
class NullArgumentsTest {

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(String.class, "sample"),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(double.class, 1.0),
            Map.entry(byte[].class, new byte[0]),
            Map.entry(Path.class, Path.of("sample")),
            Map.entry(URI.class, URI.create("https://example.org/a.png")),
            Map.entry(Duration.class, Duration.ofSeconds(1)),
            Map.entry(Dimensions.class, new Dimensions(1, 1)),
            Map.entry(AspectRatio.class, new AspectRatio(1, 1)),
            Map.entry(SupportedSizes.class, SupportedSizes.any(new Dimensions(1, 1))),
            Map.entry(ReferenceImage.Role.class, ReferenceImage.Role.IMAGE),
            Map.entry(FailureKind.class, FailureKind.TRANSIENT),
            Map.entry(Quota.Unit.class, Quota.Unit.IMAGES));

    private static Stream<Object> objects() {
        return Stream.of(
                ImageSpecification.builder("id", "prompt"),
                ImageRequest.builder("provider", "model", "prompt"),
                ModelCapabilities.builder(SupportedSizes.any(new Dimensions(1, 1))),
                ProviderException.builder(FailureKind.TRANSIENT, "message"),
                ProviderSettings.defaults(),
                GenerationAnswer.plain(),
                WrittenPrompt.of("prompt"),
                RateLimit.unknown(),
                Quota.unknown(Quota.Unit.IMAGES),
                Styles.none(),
                OutputReference.of("id"),
                UriReference.of(URI.create("https://example.org/a.png")),
                ReferenceImage.ofBytes(new byte[0]));
    }

    private static Stream<Class<?>> factories() {
        return Stream.of(
                ImageSpecification.class,
                ImageRequest.class,
                ModelCapabilities.class,
                ProviderException.class,
                WrittenPrompt.class,
                Quota.class,
                Availability.class,
                OutputReference.class,
                UriReference.class,
                ReferenceImage.class,
                SpecificationSource.class,
                Subject.class,
                NamingTemplate.class,
                FileSystemSink.class,
                PromptWriter.class);
    }

    static Stream<Arguments> parameters() {
        Stream<Arguments> ofObjects = objects()
                .flatMap(object -> Arrays.stream(object.getClass().getMethods())
                        .filter(method -> isSetter(method, object))
                        .flatMap(method -> parameters(object, method)));
        Stream<Arguments> ofClasses = factories()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .flatMap(method -> parameters(null, method)));
        return Stream.concat(ofObjects, ofClasses);
    }

    private static boolean isSetter(Method method, Object object) {
        return !Modifier.isStatic(method.getModifiers())
                && method.getDeclaringClass() == object.getClass()
                && method.getReturnType().isInstance(object)
                && !method.isBridge();
    }

    private static Stream<Arguments> parameters(@Nullable Object target, Method method) {
        return IntStream.range(0, method.getParameterCount())
                .filter(i -> !method.getParameterTypes()[i].isPrimitive())
                .filter(i -> !method.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class))
                .mapToObj(i -> Arguments.of(target, method, i));
    }

    @ParameterizedTest(name = "{1}, parameter {2}")
    @MethodSource("parameters")
    void parameter_ofNull_isRefusedByName(@Nullable Object target, Method method, int position) {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(NullArgumentsTest::sample)
                .toArray();
        arguments[position] = null;
        method.setAccessible(true);

        Throwable thrown = catchThrowable(() -> method.invoke(target, arguments));

        assertThat(thrown).isInstanceOf(InvocationTargetException.class);
        assertThat(thrown.getCause())
                .isInstanceOfAny(NullPointerException.class, InvalidFieldException.class)
                .message()
                .matches("[a-zA-Z.]+(: must not be empty)?");
    }

    private static Object sample(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (type == Function.class) {
            return Function.identity();
        }
        return SAMPLES.getOrDefault(type, "no sample of " + type);
    }
}
