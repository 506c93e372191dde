package dev.imagebatch.testkit;

import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.time.Duration;

/** A call for one image that fails to store it. */
record RefusingCall(ImageRequest request, IOException failure) implements GenerationCall {

    @Override
    public String attempt() {
        return "attempt-1";
    }

    @Override
    public String specificationId() {
        return "specification";
    }

    @Override
    public int images() {
        return 1;
    }

    @Override
    public int firstVariant() {
        return 0;
    }

    @Override
    public Duration timeout() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void onCancel(Runnable abort) {
        // never cancelled
    }

    @Override
    public void receive(int position, ImageBody body) throws IOException {
        throw failure;
    }
}
