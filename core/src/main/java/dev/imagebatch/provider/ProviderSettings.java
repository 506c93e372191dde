package dev.imagebatch.provider;

import dev.imagebatch.time.TimeSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a provider: options, environment and clock.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows the names of options only.
 *
 * @since 0.1
 */
public final class ProviderSettings {

    private final Map<String, String> options;
    private final Function<String, @Nullable String> environment;
    private final TimeSource time;

    private ProviderSettings(
            Map<String, String> options, Function<String, @Nullable String> environment, TimeSource time) {
        this.options = Map.copyOf(options);
        this.environment = environment;
        this.time = time;
    }

    /** Returns settings without options, with the process's environment and the system clock. */
    public static ProviderSettings defaults() {
        return new ProviderSettings(Map.of(), System::getenv, TimeSource.system());
    }

    /** Returns a copy with an option. */
    public ProviderSettings withOption(String key, String value) {
        return withOptions(Map.of(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value")));
    }

    /** Returns a copy with all these options. */
    public ProviderSettings withOptions(Map<String, String> values) {
        Map<String, String> more = new TreeMap<>(options);
        more.putAll(Objects.requireNonNull(values, "values"));
        return new ProviderSettings(more, environment, time);
    }

    /** Returns a copy with another environment; the function returns null for a variable that is not set. */
    public ProviderSettings withEnvironment(Function<String, @Nullable String> variables) {
        return new ProviderSettings(options, Objects.requireNonNull(variables, "variables"), time);
    }

    /** Returns a copy with another clock. */
    public ProviderSettings withTime(TimeSource source) {
        return new ProviderSettings(options, environment, Objects.requireNonNull(source, "source"));
    }

    /** Returns all options. */
    public Map<String, String> options() {
        return options;
    }

    /** Returns one option. */
    public Optional<String> option(String key) {
        return Optional.ofNullable(options.get(key));
    }

    /** Returns a variable of the environment; empty if it is not set or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }

    /** Returns the clock. */
    public TimeSource time() {
        return time;
    }

    @Override
    public String toString() {
        return "ProviderSettings" + new TreeMap<>(options).keySet();
    }
}
