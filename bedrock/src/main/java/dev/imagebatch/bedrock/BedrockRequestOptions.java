package dev.imagebatch.bedrock;

import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The validated options of one request.
 *
 * <p>Immutable and thread-safe; {@link #toString()} shows no values.
 *
 * @since 0.1
 */
public final class BedrockRequestOptions {

    private final Map<String, String> values;

    private BedrockRequestOptions(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Returns the options of a request.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} if an option is unknown or its value violates its rule
     */
    public static BedrockRequestOptions of(ImageRequest request, List<OptionRule> rules) throws ProviderException {
        Optional<String> problem = problem(request.options(), rules);
        if (problem.isPresent()) {
            throw LocalRefusals.invalid(problem.get());
        }
        return new BedrockRequestOptions(Map.copyOf(request.options()));
    }

    /** Returns the value of an option; empty if it is not set. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Returns the value of a numeric option; empty if it is not set. */
    public Optional<Double> number(String name) {
        return text(name).map(Double::valueOf);
    }

    /** Returns true if an option is set. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns the number of options. */
    @Override
    public String toString() {
        return "RequestOptions[" + values.size() + "]";
    }

    static Optional<String> problem(Map<String, String> values, List<OptionRule> rules) {
        Map<String, OptionRule> known = new TreeMap<>();
        rules.forEach(rule -> known.put(rule.name(), rule));
        for (Map.Entry<String, String> option : new TreeMap<>(values).entrySet()) {
            OptionRule rule = known.get(option.getKey());
            if (rule == null) {
                return Optional.of("there is no option \"" + option.getKey() + "\"; there are: "
                        + known.keySet().stream().collect(Collectors.joining(", ")));
            }
            Optional<String> problem = rule.problem(option.getValue());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }
}
