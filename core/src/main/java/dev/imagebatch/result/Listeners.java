package dev.imagebatch.result;

import java.util.List;

/** A listener made of several listeners. */
record Listeners(List<BatchListener> all) implements BatchListener {

    @Override
    public void onStart(String batch) {
        all.forEach(listener -> listener.onStart(batch));
    }

    @Override
    public void onResult(ImageGenerationResult result) {
        all.forEach(listener -> listener.onResult(result));
    }

    @Override
    public void onProgress(BatchProgress progress) {
        all.forEach(listener -> listener.onProgress(progress));
    }

    @Override
    public void onError(String batch, Throwable cause) {
        all.forEach(listener -> listener.onError(batch, cause));
    }

    @Override
    public void onEnd(ImageBatchResult result) {
        all.forEach(listener -> listener.onEnd(result));
    }
}
