package dev.imagebatch.cli;

import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.testkit.fake.FakeVendor;
import dev.imagebatch.testkit.fake.Fault;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A server at a provider's address that answers what a test says, whatever is asked; the last answer for ever. */
final class HostileVendor extends FakeVendor {

    private final Queue<Function<FakeRequest, FakeAnswer>> answers;

    HostileVendor(List<Function<FakeRequest, FakeAnswer>> answers) {
        super(TimeSource.system());
        this.answers = new ArrayDeque<>(answers);
    }

    static HostileVendor answering(FakeAnswer answer) {
        HostileVendor vendor = new HostileVendor(List.of(request -> answer));
        vendor.start();
        return vendor;
    }

    @Override
    protected Optional<FakeAnswer> refusal(FakeRequest request) {
        return Optional.empty();
    }

    /** Whoever only asks about a model is no part of the test. */
    @Override
    protected int imagesAsked(FakeRequest request) {
        return request.method().equals("POST") ? 1 : 0;
    }

    @Override
    protected synchronized FakeAnswer answer(FakeRequest request) {
        if (imagesAsked(request) == 0) {
            return FakeAnswer.of(200, "application/json", new byte[] {'{', '}'});
        }
        Function<FakeRequest, FakeAnswer> next = answers.size() > 1 ? answers.remove() : answers.element();
        return next.apply(request);
    }

    @Override
    protected FakeAnswer rateLimited(FakeRequest request, @Nullable Duration wait) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected FakeAnswer failure(FakeRequest request, Fault fault) {
        throw new UnsupportedOperationException();
    }
}
