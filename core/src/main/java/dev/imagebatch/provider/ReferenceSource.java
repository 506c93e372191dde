package dev.imagebatch.provider;

import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * A source of the reference images that specifications name by their https address.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface ReferenceSource {

    /**
     * A factory of reference sources, registered as a {@link ServiceLoader} provider.
     *
     * @since 0.1
     */
    interface Factory {

        /**
         * Creates a source.
         *
         * @param folder the folder for fetched images; created when first needed
         * @param time the clock
         */
        ReferenceSource create(Path folder, TimeSource time);
    }

    /**
     * Returns the file that holds the image of an address, after fetching it if the folder does not have it yet.
     *
     * @param address an https address
     * @throws IllegalArgumentException if the address is not a valid https address
     * @throws IOException if the image cannot be fetched or kept
     * @throws InterruptedException if the thread is interrupted
     */
    Path fetch(URI address) throws IOException, InterruptedException;

    /**
     * Returns a source of the factory on the class path or module path, or one whose every fetch fails if there is no
     * factory.
     */
    static ReferenceSource available(Path folder, TimeSource time) {
        return ServiceLoader.load(Factory.class)
                .findFirst()
                .map(factory -> factory.create(folder, time))
                .orElse(address -> {
                    throw new IOException("references by https address need the artifact imagebatch-http; add it to the"
                            + " class path or module path, or name a file");
                });
    }
}
