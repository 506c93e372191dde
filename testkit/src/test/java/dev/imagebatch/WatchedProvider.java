package dev.imagebatch;

import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.ForwardingProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** A provider whose every received half of an image is a crash point. What is asked for is billed, come what may. */
record WatchedProvider(ImageProvider provider, CrashPoints crash) implements ForwardingProvider {

    @Override
    public GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
        crash.asked(call.images());
        crash.here("asked for " + call.specificationId());
        GenerationAnswer answer = provider.generate(new WatchedCall(call, crash));
        crash.here("answered " + call.specificationId());
        return answer;
    }

    private record WatchedCall(GenerationCall call, CrashPoints crash) implements GenerationCall {

        @Override
        public String attempt() {
            return call.attempt();
        }

        @Override
        public ImageRequest request() {
            return call.request();
        }

        @Override
        public String specificationId() {
            return call.specificationId();
        }

        @Override
        public int images() {
            return call.images();
        }

        @Override
        public int firstVariant() {
            return call.firstVariant();
        }

        @Override
        public Duration timeout() {
            return call.timeout();
        }

        @Override
        public void onCancel(Runnable abort) {
            call.onCancel(abort);
        }

        @Override
        public void receive(int position, ImageBody body) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            body.writeTo(bytes);
            call.receive(position, out -> inHalves(bytes.toByteArray(), out, position));
            crash.here("received " + position);
        }

        private void inHalves(byte[] bytes, OutputStream out, int position) throws IOException {
            int half = bytes.length / 2;
            out.write(bytes, 0, half);
            crash.here("half received " + position);
            out.write(bytes, half, bytes.length - half);
            crash.here("not yet kept " + position);
        }
    }
}
