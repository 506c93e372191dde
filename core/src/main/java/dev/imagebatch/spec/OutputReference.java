package dev.imagebatch.spec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The picture that an earlier specification comes to: of the same batch, or of one that the ledger knows.
 *
 * <p>A plan {@linkplain #linkedTo links} it to the picture; its identity then stands for the bytes in the fingerprint of
 * whatever starts from it, so that a whole chain can be planned before its first picture is there. Immutable and
 * thread-safe.
 *
 * @since 0.1
 */
public final class OutputReference implements ReferenceImage {

    private final String id;
    private final int variant;
    private final String piece;
    private final Role role;
    private final @Nullable Link link;

    /**
     * Where the picture of a reference is.
     *
     * @param picture the identity of the request that the picture is asked for with
     * @param item the identity of what is stored: that of the request, unless something is done to the picture
     * @param bytes opens what is stored
     */
    public record Link(Fingerprint picture, Fingerprint item, Opening bytes) {}

    /** Opens the stored bytes of a picture. */
    @FunctionalInterface
    public interface Opening {

        /**
         * Opens them. The caller closes the stream.
         *
         * @param item the identity of what is stored
         * @param piece which of its pieces, empty for the first
         * @throws IOException if there is no such picture, or it cannot be read
         */
        InputStream open(Fingerprint item, String piece) throws IOException;
    }

    OutputReference(String id) {
        this(Rules.text("references", id, ImageSpecification.MAX_ID_LENGTH), 0, "", Role.IMAGE, null);
    }

    private OutputReference(String id, int variant, String piece, Role role, @Nullable Link link) {
        this.id = id;
        this.variant = variant;
        this.piece = piece;
        this.role = role;
        this.link = link;
    }

    /** The id of the specification. */
    public String id() {
        return id;
    }

    /** Which of the specification's variants, from 0. */
    public int variant() {
        return variant;
    }

    /** Which piece of it, where something is done to the picture that makes several; empty for the first. */
    public String piece() {
        return piece;
    }

    /** Where it is, once a plan has found it. */
    public Optional<Link> link() {
        return Optional.ofNullable(link);
    }

    /**
     * Another of the specification's variants.
     *
     * @throws IllegalArgumentException if it is below 0
     */
    public OutputReference variant(int number) {
        Rules.range("references.variant", number, 0, ImageSpecification.MAX_VARIANTS - 1);
        return new OutputReference(id, number, piece, role, link);
    }

    /** Another piece of the picture. */
    public OutputReference piece(String name) {
        return new OutputReference(id, variant, Rules.label("references.piece", name), role, link);
    }

    /** The same reference, found. */
    public OutputReference linkedTo(Link found) {
        return new OutputReference(id, variant, piece, role, Objects.requireNonNull(found));
    }

    @Override
    public OutputReference as(Role other) {
        return new OutputReference(id, variant, piece, other, link);
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public String name() {
        return "output of " + id + (variant == 0 ? "" : " variant " + variant)
                + (piece.isEmpty() ? "" : " piece " + piece);
    }

    @Override
    public InputStream openStream() throws IOException {
        if (link == null) {
            throw new IOException("the " + name() + " is known only within a batch");
        }
        return link.bytes().open(link.item(), piece);
    }

    @Override
    public String toString() {
        return "ReferenceImage[" + name() + ", " + role + "]";
    }
}
