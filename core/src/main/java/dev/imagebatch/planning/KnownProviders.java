package dev.imagebatch.planning;

import dev.imagebatch.provider.ImageProviderFactory;
import java.util.Collection;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of the providers that are installed, whether a batch uses them or not; looked up once. Thread-safe. */
final class KnownProviders {

    private @Nullable Set<String> installed;

    boolean contains(String name) {
        return installed().contains(name);
    }

    Set<String> with(Collection<String> more) {
        Set<String> all = new TreeSet<>(installed());
        all.addAll(more);
        return all;
    }

    private synchronized Set<String> installed() {
        Set<String> names = installed;
        if (names == null) {
            names = new TreeSet<>();
            for (ImageProviderFactory factory : ServiceLoader.load(ImageProviderFactory.class)) {
                names.add(factory.name());
            }
            installed = names;
        }
        return names;
    }
}
