package dev.imagebatch.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/**
 * Makes the {@link Fingerprint}s of requests.
 *
 * <p>Not thread-safe: each thread uses its own.
 *
 * @since 0.1
 */
public final class Fingerprinter {

    private static final int VERSION = 1;
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    private final MessageDigest digest;
    private final MessageDigest content;
    private ByteBuffer fields = ByteBuffer.allocate(1024);

    /** A new one, with a digest of its own. */
    public Fingerprinter() {
        this.digest = sha256();
        this.content = sha256();
    }

    /**
     * The fingerprint of the request's variant.
     *
     * @param request what is asked for
     * @param variant which of the variants, from 0
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
        return finished();
    }

    /** A fingerprint derived from another one and the words that set it apart. */
    public Fingerprint derived(Fingerprint from, String... words) {
        fields.clear();
        number(from.high());
        number(from.low());
        for (String word : words) {
            text(word);
        }
        return finished();
    }

    /** The fingerprint of something that these words alone set apart. */
    public Fingerprint of(String... words) {
        fields.clear();
        for (String word : words) {
            text(word);
        }
        return finished();
    }

    /** A picture that is not there yet is known by its identity, any other one by its bytes. */
    private void content(ReferenceImage reference) throws IOException {
        if (reference instanceof OutputReference output && output.link().isPresent()) {
            Fingerprint item = output.link().get().item();
            number(item.high());
            number(item.low());
            text(output.piece());
        } else {
            bytes(checksum(reference));
        }
    }

    private byte[] checksum(ReferenceImage reference) throws IOException {
        content.reset();
        try (InputStream in = new DigestInputStream(reference.openStream(), content)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return content.digest();
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

    private Fingerprint finished() {
        digest.update(fields.flip());
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
