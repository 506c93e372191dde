package dev.imagebatch.index;

import dev.imagebatch.image.Sha256;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.TreeMap;

/** A maker of {@link Fingerprint}s. Not thread-safe: each thread uses its own. */
public final class Fingerprinter {

    private static final int VERSION = 1;
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    private final MessageDigest digest = Sha256.newDigest();
    private final MessageDigest content = Sha256.newDigest();
    private ByteBuffer fields = ByteBuffer.allocate(1024);

    /** Creates a fingerprinter. */
    public Fingerprinter() {}

    /**
     * Returns the fingerprint of one variant of a request.
     *
     * @param variant the index of the variant, from 0
     * @throws IOException if a reference cannot be read
     */
    public Fingerprint of(ImageRequest request, int variant) throws IOException {
        fields.clear();
        number(VERSION);
        text(request.provider());
        text(request.model());
        text(request.prompt());
        request.negativePrompt().ifPresentOrElse(this::text, this::absent);
        request.size().ifPresentOrElse(size -> text(size.toString()), this::absent);
        request.quality().ifPresentOrElse(this::text, this::absent);
        request.seed().ifPresentOrElse(this::number, this::absent);
        number(request.references().size());
        for (ReferenceImage reference : request.references()) {
            text(reference.role().name());
            content(reference);
        }
        number(request.options().size());
        if (!request.options().isEmpty()) {
            new TreeMap<>(request.options()).forEach(this::option);
        }
        number(variant);
        return digested();
    }

    /** Returns the fingerprint of something that is derived from another thing and distinguished by these words. */
    public Fingerprint derived(Fingerprint from, String... words) {
        fields.clear();
        fingerprint(from);
        return digested(words);
    }

    /** Returns the fingerprint of something that is distinguished by these words alone. */
    public Fingerprint of(String... words) {
        fields.clear();
        return digested(words);
    }

    /** An image of the same batch may not exist yet, so its identity stands for its bytes. */
    private void content(ReferenceImage reference) throws IOException {
        if (reference instanceof LinkedReference linked) {
            fingerprint(linked.item());
            text(linked.output().piece());
        } else {
            bytes(checksum(reference));
        }
    }

    private byte[] checksum(ReferenceImage reference) throws IOException {
        content.reset();
        try (InputStream in = new DigestInputStream(reference.openStream(), content)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return content.digest();
    }

    private void fingerprint(Fingerprint value) {
        number(value.high());
        number(value.low());
    }

    private void option(String key, String value) {
        text(key);
        text(value);
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(1).put(PRESENT);
        number(bytes.length);
        bytes(bytes);
    }

    private void bytes(byte[] value) {
        room(value.length).put(value);
    }

    private void number(long value) {
        room(Long.BYTES).putLong(value);
    }

    private void absent() {
        room(1).put(ABSENT);
    }

    private ByteBuffer room(int bytes) {
        if (fields.remaining() < bytes) {
            int needed = Math.addExact(fields.position(), bytes);
            fields =
                    ByteBuffer.allocate(Math.max(needed, 2 * fields.capacity())).put(fields.flip());
        }
        return fields;
    }

    private Fingerprint digested(String... words) {
        for (String word : words) {
            text(word);
        }
        digest.update(fields.flip());
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(bytes.getLong(), bytes.getLong());
    }
}
