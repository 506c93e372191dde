package dev.imagebatch.engine;

import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageGenerationResult;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The result of a batch with one image. Thread-safe. */
public final class FirstResult implements BatchListener {

    private final AtomicReference<@Nullable ImageGenerationResult> first = new AtomicReference<>();

    @Override
    public void onResult(ImageGenerationResult result) {
        first.set(result);
    }

    /** Returns the result, empty if the batch ended before the image was tried. */
    public Optional<ImageGenerationResult> result() {
        return Optional.ofNullable(first.get());
    }
}
