package dev.imagebatch.sink.s3;

import dev.imagebatch.sink.s3.Bucket.Outcome;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the server keeps to the conditions of uploads. Amazon does; of another one it is found out with the first object
 * that is made, by making the same object again. Thread-safe.
 */
final class ConditionSupport {

    private static final Logger LOG = LoggerFactory.getLogger(ConditionSupport.class);

    private final Bucket bucket;
    private volatile State state;

    /** What is known of the server. */
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

    /** After an object was made under the condition that nothing is there: the same once more must be refused. */
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
