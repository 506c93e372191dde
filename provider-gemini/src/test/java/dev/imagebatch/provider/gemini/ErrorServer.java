package dev.imagebatch.provider.gemini;

import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.testkit.fake.FakeVendor;
import dev.imagebatch.testkit.fake.Fault;
import dev.imagebatch.time.TimeSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A server that gives every request the same answer. */
final class ErrorServer extends FakeVendor {

    private final FakeAnswer answer;

    ErrorServer(int status, String header, String body) {
        super(TimeSource.system());
        FakeAnswer plain = FakeAnswer.of(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
        int colon = header.indexOf(':');
        this.answer = colon < 0
                ? plain
                : plain.withHeader(
                        header.substring(0, colon), header.substring(colon + 1).strip());
        start();
    }

    URI uri() {
        return baseUri();
    }

    @Override
    protected Optional<FakeAnswer> refusal(FakeRequest request) {
        return Optional.of(answer);
    }

    @Override
    protected int imagesAsked(FakeRequest request) {
        return 1;
    }

    @Override
    protected FakeAnswer answer(FakeRequest request) {
        return answer;
    }

    @Override
    protected FakeAnswer rateLimited(FakeRequest request, Duration wait) {
        return answer;
    }

    @Override
    protected FakeAnswer failure(FakeRequest request, Fault fault) {
        return answer;
    }
}
