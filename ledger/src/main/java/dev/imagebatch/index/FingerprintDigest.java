package dev.imagebatch.index;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A digest of fields to a {@link Fingerprint}; fields of other lengths never add up to the same. Not thread-safe. */
public final class FingerprintDigest {

    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    private final MessageDigest digest = Sha256.newDigest();
    private ByteBuffer fields = ByteBuffer.allocate(1024);

    /** Creates a digest without fields. */
    public FingerprintDigest() {}

    /** Removes all fields. */
    public void clear() {
        fields.clear();
    }

    /** Adds a text, with its length. */
    public void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(1).put(PRESENT);
        number(bytes.length);
        bytes(bytes);
    }

    /** Adds a number. */
    public void number(long value) {
        room(Long.BYTES).putLong(value);
    }

    /** Adds bytes, without their length. */
    public void bytes(byte[] value) {
        room(value.length).put(value);
    }

    /** Adds the absence of a field. */
    public void absent() {
        room(1).put(ABSENT);
    }

    /** Adds a fingerprint. */
    public void fingerprint(Fingerprint value) {
        number(value.high());
        number(value.low());
    }

    /** Returns the fingerprint of the fields, and removes them. */
    public Fingerprint fingerprint() {
        digest.update(fields.flip());
        fields.clear();
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(bytes.getLong(), bytes.getLong());
    }

    private ByteBuffer room(int bytes) {
        if (fields.remaining() < bytes) {
            int needed = Math.addExact(fields.position(), bytes);
            fields =
                    ByteBuffer.allocate(Math.max(needed, 2 * fields.capacity())).put(fields.flip());
        }
        return fields;
    }
}
