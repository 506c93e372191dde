package dev.imagebatch.examples.cms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.testkit.fake.FakeVendor;
import dev.imagebatch.testkit.fake.Fault;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A strict stand-in of a content management system, which can be put back into a state that it had. Every call can fail:
 * before it is done by {@link Fault#UNAVAILABLE}, after it was done by {@link Fault#RESET_BEFORE_ANSWER}.
 */
public abstract class FakeCms extends FakeVendor {

    /** Who may do everything. */
    public static final String USER = "editor";

    /** The password of {@link #USER}. */
    public static final String PASSWORD = "abcd efgh ijkl mnop qrst uvwx";

    private ObjectNode state = JsonNodeFactory.instance.objectNode();
    private Runnable moment = () -> {};
    private int writesBeforeLie = Integer.MAX_VALUE;
    private Lie lie = Lie.PERFECT;

    protected FakeCms() {
        super(TimeSource.system());
    }

    /** Does what a request asks for, in the state; called by one thread at a time. */
    protected abstract FakeAnswer serve(FakeRequest request);

    /** A refusal in the system's form. */
    public abstract FakeAnswer error(int status, String words);

    /** Everything that can be told apart from outside but numbers and moments: for comparisons. */
    public abstract List<String> content();

    /** Everything that it holds. */
    public final ObjectNode state() {
        return state;
    }

    /** The entry of a type with an id; missing if there is none. */
    public final JsonNode find(String type, String id) {
        for (JsonNode each : state.path(type)) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }

    /** The file of the entry of a type that has its path at a place. */
    protected final FakeAnswer file(String path, String type, String place) {
        for (JsonNode each : state.path(type)) {
            if (each.at(place).asText().equals(path)) {
                try {
                    return FakeAnswer.of(200, "image/png", each.path("bytes").binaryValue());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return FakeAnswer.of(404, "text/html", new byte[0]);
    }

    /** A copy of everything that it holds. */
    public final synchronized ObjectNode copy() {
        return state.deepCopy();
    }

    /** Holds what it held. */
    public final synchronized void restore(ObjectNode earlier) {
        state = earlier.deepCopy();
    }

    /** Done before and after each call. */
    public final synchronized void atEachCall(Runnable task) {
        moment = task;
    }

    @Override
    protected final FakeAnswer answer(FakeRequest request) {
        synchronized (this) {
            moment.run();
            FakeAnswer answer = isLie(request) ? lie(request) : serve(request);
            if (answer.status() >= 400 && answer.status() != 404) {
                violation(request + " was answered " + answer.status());
            }
            moment.run();
            return answer;
        }
    }

    /** Answers one writing call after some others with success and does nothing. */
    public final synchronized void lieAfter(int writes, Lie told) {
        writesBeforeLie = writes;
        lie = told;
    }

    /** Does everything that it says. */
    public final synchronized void lieNever() {
        writesBeforeLie = Integer.MAX_VALUE;
    }

    private boolean isLie(FakeRequest request) {
        return !request.method().equals("GET") && writesBeforeLie-- == 0;
    }

    private FakeAnswer lie(FakeRequest request) {
        ObjectNode before = state.deepCopy();
        FakeAnswer answer = serve(request);
        state = before;
        return lie.answer(answer);
    }

    @Override
    protected Optional<FakeAnswer> refusal(FakeRequest request) {
        return isFile(request) || isAuthorized(request)
                ? Optional.empty()
                : Optional.of(error(401, "The credentials are not those of a user."));
    }

    /** Whether a request is for a public file. */
    protected abstract boolean isFile(FakeRequest request);

    private static boolean isAuthorized(FakeRequest request) {
        String credentials =
                Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return request.header("Authorization").equals(Optional.of("Basic " + credentials));
    }

    @Override
    protected final int imagesAsked(FakeRequest request) {
        return 1;
    }

    @Override
    protected final FakeAnswer rateLimited(FakeRequest request, @Nullable Duration wait) {
        return error(429, "Too many requests.");
    }

    @Override
    protected final FakeAnswer failure(FakeRequest request, Fault fault) {
        return error(fault == Fault.UNAVAILABLE ? 503 : 500, "The site is not available.");
    }
}
