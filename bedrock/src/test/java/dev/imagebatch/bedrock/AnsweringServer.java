package dev.imagebatch.bedrock;

import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.testkit.fake.FakeVendor;
import dev.imagebatch.testkit.fake.Fault;
import dev.imagebatch.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Gives every request the same answer. */
final class AnsweringServer extends FakeVendor {

    static final FakeAnswer GOOD = json(200, "{\"images\":[\"aGFsbG8=\"]}");

    private volatile FakeAnswer answer = GOOD;

    AnsweringServer() {
        super(TimeSource.system());
        start();
    }

    static FakeAnswer json(int status, String body) {
        return FakeAnswer.of(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    void answers(FakeAnswer given) {
        this.answer = given;
    }

    @Override
    protected Optional<FakeAnswer> refusal(FakeRequest request) {
        return Optional.empty();
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
        return json(429, "{}");
    }

    @Override
    protected FakeAnswer failure(FakeRequest request, Fault fault) {
        return json(500, "{}");
    }
}
