package dev.imagebatch.sink.s3;

import dev.imagebatch.sink.KeyLocks;
import dev.imagebatch.sink.KeyTakenException;
import dev.imagebatch.sink.s3.Bucket.Outcome;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/** A writer that does not overwrite unrelated objects, even if earlier attempts had an unknown result. Thread-safe. */
final class ObjectWriter {

    private final Bucket bucket;
    private final ConditionSupport conditions;
    private final KeyLocks locks = new KeyLocks();

    /** A test for objects that may be overwritten. */
    interface Replaceable {

        Replaceable NOTHING = object -> false;

        boolean is(StoredObject object) throws IOException, InterruptedException;
    }

    ObjectWriter(Bucket bucket, ConditionSupport conditions) {
        this.bucket = bucket;
        this.conditions = conditions;
    }

    /**
     * Stores an object if its key is free, already has the same content, or holds a replaceable object.
     *
     * @throws KeyTakenException if the key holds a different object that is not replaceable
     */
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

    /** Stores an object, replacing any object with the same key. */
    void overwrite(Upload upload) throws IOException, InterruptedException {
        if (put(upload, WriteCondition.NONE) != Outcome.DONE) {
            throw contradiction(upload);
        }
        requireStored(upload);
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
            case DONE -> {
                requireStored(upload);
                conditions.tryOn(upload);
            }
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
            case DONE -> requireStored(upload);
            case REFUSED -> requireOurs(upload, replaceable);
            case UNSUPPORTED -> overwrite(upload);
        }
    }

    /** Looks up a new object, except on a server that has refused to create one twice and so knows its objects. */
    private void requireStored(Upload upload) throws IOException, InterruptedException {
        if (!conditions.areHonoured()) {
            bucket.requireStored(upload);
        }
    }

    /** Stores an object. If the response was lost, checks the bucket for the result. */
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

    /**
     * Requires that the object under a refused key has the content of the upload, which an earlier attempt may have
     * stored.
     *
     * @throws KeyTakenException if the key holds a different object that is not replaceable
     */
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
