package dev.imagebatch.spec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A reference to the output of an earlier specification, of the same batch or of an earlier one in the same ledger.
 *
 * <p>The fingerprint of a dependent image covers the identity of the output instead of its bytes, so that a whole chain
 * can be planned before its first image exists. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class OutputReference implements ReferenceImage {

    private final String id;
    private final int variant;
    private final String piece;
    private final Role role;

    private OutputReference(String id, int variant, String piece, Role role) {
        this.id = id;
        this.variant = variant;
        this.piece = piece;
        this.role = Objects.requireNonNull(role, "role");
    }

    /**
     * Returns a reference to the first variant of a specification's output.
     *
     * @param id the id of the specification
     * @throws IllegalArgumentException if the id is invalid
     */
    public static OutputReference of(String id) {
        return new OutputReference(Rules.text("references", id, ImageSpecification.MAX_ID_LENGTH), 0, "", Role.IMAGE);
    }

    /** Returns the id of the specification. */
    public String id() {
        return id;
    }

    /** Returns the index of the variant, from 0. */
    public int variant() {
        return variant;
    }

    /** Returns the name of the piece if a transform makes several; empty for the first. */
    public String piece() {
        return piece;
    }

    /**
     * Returns a reference to another variant.
     *
     * @throws IllegalArgumentException if the index is out of range
     */
    public OutputReference variant(int index) {
        Rules.range("references.variant", index, 0, ImageSpecification.MAX_VARIANTS - 1);
        return new OutputReference(id, index, piece, role);
    }

    /** Returns a reference to another piece. */
    public OutputReference piece(String name) {
        return new OutputReference(id, variant, Rules.label("references.piece", name), role);
    }

    @Override
    public OutputReference as(Role other) {
        return new OutputReference(id, variant, piece, other);
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

    /**
     * Fails: the output is available only within a batch.
     *
     * @throws IOException always
     */
    @Override
    public InputStream openStream() throws IOException {
        throw new IOException("available only within a batch: " + name());
    }

    @Override
    public boolean isGenerated() {
        return true;
    }

    @Override
    public String toString() {
        return "ReferenceImage[" + name() + ", " + role + "]";
    }
}
