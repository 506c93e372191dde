package dev.imagebatch.provider;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The services of one type on the class path or module path, by name.
 *
 * <p>Immutable and thread-safe.
 *
 * @param all the services, sorted by name
 * @param nameOf returns the name of a service
 * @param <S> the type of the services
 * @since 0.1
 */
public record NamedServices<S>(List<S> all, Function<S, String> nameOf) {

    /** Loads the services that a loader finds. */
    public static <S> NamedServices<S> load(ServiceLoader<S> loader, Function<S, String> nameOf) {
        return new NamedServices<>(
                loader.stream()
                        .map(ServiceLoader.Provider::get)
                        .sorted(Comparator.comparing(nameOf))
                        .toList(),
                nameOf);
    }

    /** Returns the service of a name. */
    public Optional<S> find(String name) {
        return all.stream()
                .filter(service -> nameOf.apply(service).equals(name))
                .findFirst();
    }

    /** Returns the names, for messages. */
    public String names() {
        return all.stream().map(nameOf).collect(Collectors.joining(", "));
    }
}
