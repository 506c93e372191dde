package dev.imagebatch;

import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.BatchProgress;
import dev.imagebatch.result.ImageGenerationResult;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps the one result of a batch of one, and passes everything on. */
final class FirstResult implements BatchListener {

    private final BatchListener listener;
    private final AtomicReference<@Nullable ImageGenerationResult> first = new AtomicReference<>();

    FirstResult(BatchListener listener) {
        this.listener = listener;
    }

    @Override
    public void onResult(ImageGenerationResult result) {
        first.set(result);
        listener.onResult(result);
    }

    @Override
    public void onProgress(BatchProgress progress) {
        listener.onProgress(progress);
    }

    ImageGenerationResult result() throws InterruptedException {
        ImageGenerationResult result = first.get();
        if (result == null) {
            throw new InterruptedException("the batch was cancelled");
        }
        return result;
    }
}
