package dev.imagebatch.planning;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.Sha256;
import dev.imagebatch.index.FingerprintDigest;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.TreeMap;

/** A maker of the {@link Fingerprint}s of resolved requests. Not thread-safe: each thread uses its own. */
public final class RequestFingerprinter {

    private static final int VERSION = 1;

    private final FingerprintDigest digest = new FingerprintDigest();
    private final MessageDigest content = Sha256.newDigest();

    /** Creates a fingerprinter. */
    public RequestFingerprinter() {}

    /**
     * Returns the fingerprint of one variant of a request.
     *
     * @param variant the index of the variant, from 0
     * @throws IOException if a reference cannot be read
     */
    public Fingerprint of(ImageRequest request, int variant) throws IOException {
        digest.clear();
        digest.number(VERSION);
        digest.text(request.provider());
        digest.text(request.model());
        digest.text(request.prompt());
        request.negativePrompt().ifPresentOrElse(digest::text, digest::absent);
        request.size().ifPresentOrElse(size -> digest.text(size.toString()), digest::absent);
        request.quality().ifPresentOrElse(digest::text, digest::absent);
        request.seed().ifPresentOrElse(digest::number, digest::absent);
        digest.number(request.references().size());
        for (ReferenceImage reference : request.references()) {
            digest.text(reference.role().name());
            content(reference);
        }
        digest.number(request.options().size());
        if (!request.options().isEmpty()) {
            new TreeMap<>(request.options()).forEach(this::option);
        }
        digest.number(variant);
        return digest.fingerprint();
    }

    /** An image of the same batch may not exist yet, so its identity stands for its bytes. */
    private void content(ReferenceImage reference) throws IOException {
        if (reference instanceof LinkedReference linked) {
            digest.fingerprint(linked.item());
            digest.text(linked.output().piece());
        } else {
            digest.bytes(checksum(reference));
        }
    }

    private byte[] checksum(ReferenceImage reference) throws IOException {
        content.reset();
        try (InputStream in = new DigestInputStream(reference.openStream(), content)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return content.digest();
    }

    private void option(String key, String value) {
        digest.text(key);
        digest.text(value);
    }
}
