package dev.imagebatch.provider;

import dev.imagebatch.time.TimeSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is made with: options, the environment and the clock.
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

    /** No options, the process's environment, the machine's clock. */
    public static ProviderSettings defaults() {
        return new ProviderSettings(Map.of(), System::getenv, TimeSource.system());
    }

    /** With an option set. */
    public ProviderSettings withOption(String key, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(key, value);
        return new ProviderSettings(more, environment, time);
    }

    /** With all these options set. */
    public ProviderSettings withOptions(Map<String, String> values) {
        Map<String, String> more = new TreeMap<>(options);
        more.putAll(values);
        return new ProviderSettings(more, environment, time);
    }

    /** With another environment; the function gives null for a variable that is not set. */
    public ProviderSettings withEnvironment(Function<String, @Nullable String> variables) {
        return new ProviderSettings(options, variables, time);
    }

    /** With another clock. */
    public ProviderSettings withTime(TimeSource source) {
        return new ProviderSettings(options, environment, source);
    }

    /** All options. */
    public Map<String, String> options() {
        return options;
    }

    /** One option. */
    public Optional<String> option(String key) {
        return Optional.ofNullable(options.get(key));
    }

    /** A variable of the environment; empty if it is not set or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }

    /** The clock. */
    public TimeSource time() {
        return time;
    }

    @Override
    public String toString() {
        return "ProviderSettings" + new TreeMap<>(options).keySet();
    }
}
