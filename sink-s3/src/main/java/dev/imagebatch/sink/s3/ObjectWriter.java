package dev.imagebatch.sink.s3;

import dev.imagebatch.sink.KeyLocks;
import dev.imagebatch.sink.KeyTakenException;
import dev.imagebatch.sink.s3.Bucket.Outcome;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** Makes objects without taking another one's place, whatever became of earlier attempts. Thread-safe. */
final class ObjectWriter {

    private final Bucket bucket;
    private final ConditionSupport conditions;
    private final KeyLocks locks = new KeyLocks();

    /** Which object may be overwritten. */
    interface Replaceable {

        Replaceable NOTHING = object -> false;

        boolean is(StoredObject object) throws IOException, InterruptedException;
    }

    ObjectWriter(Bucket bucket, ConditionSupport conditions) {
        this.bucket = bucket;
        this.conditions = conditions;
    }

    /** @throws KeyTakenException if the key holds another object */
    void write(Upload upload, Replaceable replaceable) throws IOException, InterruptedException {
        if (conditions.areHonoured() && replaceable == Replaceable.NOTHING) {
            create(upload);
            return;
        }
        Lock lock = locks.of(upload.key());
        lock.lockInterruptibly();
        try {
            writeKnowing(bucket.find(upload.key()), upload, replaceable);
        } finally {
            lock.unlock();
        }
    }

    /** Whatever is there. */
    void overwrite(Upload upload) throws IOException, InterruptedException {
        if (put(upload, WriteCondition.NONE) != Outcome.DONE) {
            throw contradiction(upload);
        }
    }

    private void writeKnowing(Optional<StoredObject> there, Upload upload, Replaceable replaceable)
            throws IOException, InterruptedException {
        if (there.isEmpty()) {
            create(upload);
        } else if (there.get().holds(upload.content())) {
            return;
        } else if (replaceable.is(there.get())) {
            replace(there.get(), upload, replaceable);
        } else {
            throw new KeyTakenException(upload.key());
        }
    }

    private void create(Upload upload) throws IOException, InterruptedException {
        switch (put(upload, WriteCondition.ABSENT)) {
            case DONE -> conditions.tryOn(upload);
            case REFUSED -> requireOurs(upload, Replaceable.NOTHING);
            case UNSUPPORTED -> createWithoutCondition(upload);
        }
    }

    private void createWithoutCondition(Upload upload) throws IOException, InterruptedException {
        conditions.unsupported();
        Optional<StoredObject> there = bucket.find(upload.key());
        if (there.isPresent()) {
            requireOurs(upload, Replaceable.NOTHING);
        } else {
            overwrite(upload);
        }
    }

    private void replace(StoredObject old, Upload upload, Replaceable replaceable)
            throws IOException, InterruptedException {
        switch (put(upload, old.unchanged())) {
            case DONE -> {}
            case REFUSED -> requireOurs(upload, replaceable);
            case UNSUPPORTED -> overwrite(upload);
        }
    }

    /** Where the answer was lost, the bucket says what became of it. */
    private Outcome put(Upload upload, WriteCondition condition) throws IOException, InterruptedException {
        try {
            return bucket.put(upload, condition);
        } catch (UnansweredException e) {
            Optional<StoredObject> there = found(upload, e);
            if (there.isPresent() && there.get().holds(upload.content())) {
                return Outcome.DONE;
            }
            if (there.isPresent() && condition == WriteCondition.ABSENT) {
                return Outcome.REFUSED;
            }
            throw e;
        }
    }

    private Optional<StoredObject> found(Upload upload, UnansweredException unanswered)
            throws IOException, InterruptedException {
        try {
            return bucket.find(upload.key());
        } catch (IOException e) {
            unanswered.addSuppressed(e);
            throw unanswered;
        }
    }

    /** The key is refused: by an earlier attempt of ours, or by another object. */
    private void requireOurs(Upload upload, Replaceable replaceable) throws IOException, InterruptedException {
        StoredObject there = bucket.find(upload.key()).orElseThrow(() -> contradiction(upload));
        if (there.holds(upload.content())) {
            return;
        }
        throw replaceable.is(there) ? contradiction(upload) : new KeyTakenException(upload.key());
    }

    private static IOException contradiction(Upload upload) {
        return new IOException("the server refused to store " + upload.key()
                + " as if it were taken by another object, which it is not: store it again");
    }
}
