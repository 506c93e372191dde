package dev.imagebatch.sink.s3;

import dev.imagebatch.sink.s3.Bucket.Outcome;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's support of conditional uploads. Assumed for Amazon S3. For other servers, it is tested when the first
 * object is created, by creating the same object again. Thread-safe.
 */
final class ConditionSupport {

    private static final Logger LOG = LoggerFactory.getLogger(ConditionSupport.class);

    private final Bucket bucket;
    private volatile State state;

    /** The state of knowledge about the server. */
    enum State {
        UNKNOWN,
        HONOURED,
        IGNORED
    }

    private ConditionSupport(Bucket bucket, State known) {
        this.bucket = bucket;
        this.state = known;
    }

    static ConditionSupport of(Bucket bucket, String server) {
        boolean amazon = server.matches("(?i).*\\.amazonaws\\.com(\\.cn)?");
        return new ConditionSupport(bucket, amazon ? State.HONOURED : State.UNKNOWN);
    }

    boolean areHonoured() {
        return state == State.HONOURED;
    }

    void unsupported() {
        if (state != State.IGNORED) {
            LOG.warn("the server knows no conditional uploads: each key is looked at before it is written, "
                    + "and two programs that store under one key at the same moment may overwrite each other");
        }
        state = State.IGNORED;
    }

    /** Repeats the conditional upload of a new object to test the server, which must refuse it. */
    void tryOn(Upload made) throws InterruptedException {
        if (state != State.UNKNOWN) {
            return;
        }
        try {
            if (bucket.put(made, WriteCondition.ABSENT) == Outcome.REFUSED) {
                state = State.HONOURED;
            } else {
                unsupported();
            }
        } catch (IOException e) {
            LOG.debug("whether the server knows conditional uploads is still open: {}", e.getMessage());
        }
    }
}
