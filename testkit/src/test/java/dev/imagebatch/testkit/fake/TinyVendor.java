package dev.imagebatch.testkit.fake;

import dev.imagebatch.cost.Money;
import dev.imagebatch.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The smallest vendor: wants a number {@code n} and answers the same each time, in chunks. */
final class TinyVendor extends FakeVendor {

    TinyVendor(TimeSource time) {
        super(time);
    }

    @Override
    protected Optional<FakeAnswer> refusal(FakeRequest request) {
        if (request.json().has("n")) {
            return Optional.empty();
        }
        violation("no n");
        return Optional.of(text(400));
    }

    @Override
    protected int imagesAsked(FakeRequest request) {
        return request.json().path("n").asInt();
    }

    @Override
    protected FakeAnswer answer(FakeRequest request) {
        charge(Money.usd("0.01").times(imagesAsked(request)), imagesAsked(request));
        return FakeAnswer.streamed(200, "application/json", out -> {
            out.write("{\"image\":\"".getBytes(StandardCharsets.US_ASCII));
            out.write("0123456789\"}".getBytes(StandardCharsets.US_ASCII));
        });
    }

    @Override
    protected FakeAnswer rateLimited(FakeRequest request, @Nullable Duration wait) {
        return wait == null ? text(429) : text(429).withHeader("Retry-After", String.valueOf(wait.toSeconds()));
    }

    @Override
    protected FakeAnswer failure(FakeRequest request, Fault fault) {
        return switch (fault) {
            case SERVER_ERROR -> text(500);
            case UNAVAILABLE -> text(503);
            case OUT_OF_CREDIT -> text(402);
            case EXPIRED_KEY -> text(401);
            default -> text(400);
        };
    }

    private static FakeAnswer text(int status) {
        return FakeAnswer.of(status, "text/plain", new byte[0]);
    }
}
