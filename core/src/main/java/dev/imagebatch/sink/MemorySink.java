package dev.imagebatch.sink;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A sink that keeps images in memory, for tests and a few small images.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class MemorySink implements DeletingSink {

    private final Map<String, ImageData> images = new LinkedHashMap<>();

    /** Creates an empty sink. */
    public MemorySink() {}

    /** Returns a copy of the images by key, in the order in which the keys were first used. */
    public Map<String, ImageData> images() {
        synchronized (images) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(images));
        }
    }

    @Override
    public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        ImageData image = ImageData.of(request.image().bytes()).orElseThrow(() -> new IOException("not an image"));
        StoredImage stored = new StoredImage(request.key(), address(request.key()), image.info());
        synchronized (images) {
            place(request, image);
        }
        return stored;
    }

    @Override
    public boolean exists(StoredImage image) {
        synchronized (images) {
            return holds(image.id(), image.info());
        }
    }

    @Override
    public Optional<ImageData> read(StoredImage image) throws IOException {
        synchronized (images) {
            ImageData found = images.get(image.id());
            if (found == null) {
                throw new IOException("no such image: " + image.id());
            }
            return Optional.of(found);
        }
    }

    @Override
    public void delete(StoredImage image) {
        synchronized (images) {
            if (holds(image.id(), image.info())) {
                images.remove(image.id());
            }
        }
    }

    private void place(StoreRequest request, ImageData image) throws KeyTakenException {
        String key = request.key();
        Optional<StoredImage> old = request.replaces();
        boolean replaces = old.isPresent()
                && old.get().id().equals(key)
                && holds(key, old.get().info());
        if (images.containsKey(key) && !replaces && !holds(key, image.info())) {
            throw new KeyTakenException(key);
        }
        images.put(key, image);
        old.filter(other -> !other.id().equals(key) && holds(other.id(), other.info()))
                .ifPresent(other -> images.remove(other.id()));
    }

    private boolean holds(String key, ImageInfo info) {
        ImageData found = images.get(key);
        return found != null && found.info().equals(info);
    }

    private static URI address(String key) throws IOException {
        try {
            return new URI("memory", null, "/" + key, null);
        } catch (URISyntaxException e) {
            throw new IOException("key cannot be part of an address: " + key, e);
        }
    }
}
