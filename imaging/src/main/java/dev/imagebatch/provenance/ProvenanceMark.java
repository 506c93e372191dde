package dev.imagebatch.provenance;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mark of an image: a statement about its origin that it carries, or the reason why it carries none.
 *
 * <p>Immutable and thread-safe. Records hold its {@linkplain #toString() text}, such as {@code embedded:iptc}.
 *
 * @param kind the kind of mark
 * @param subject the statement or the reason: {@code c2pa}, {@code c2pa-remote}, {@code jumbf}, {@code xmp} or the term
 *     of a digital source type if found; {@code iptc} or {@code iptc-prompt} if written
 * @since 0.1
 */
public record ProvenanceMark(Kind kind, String subject) {

    /** The mark of an image made by transforms from one with a C2PA manifest. */
    public static final ProvenanceMark LOST_C2PA = new ProvenanceMark(Kind.LOST, "c2pa");

    /** The kinds of marks. */
    public enum Kind {
        /** A statement that the image carried already. */
        FOUND,
        /** A statement written into the image. */
        EMBEDDED,
        /** A statement written into a file beside the image. */
        SIDECAR,
        /** The reason why a statement is not in the image. */
        UNTOUCHED,
        /** A statement that a transform removed. */
        LOST;

        private final String prefix = name().toLowerCase(Locale.ROOT) + ":";

        ProvenanceMark of(String subject) {
            return new ProvenanceMark(this, subject);
        }
    }

    /** Reads the text of a mark; empty if it is none. */
    public static Optional<ProvenanceMark> parse(String text) {
        return Stream.of(Kind.values())
                .filter(kind -> text.startsWith(kind.prefix))
                .map(kind -> kind.of(text.substring(kind.prefix.length())))
                .findFirst();
    }

    /** Returns the texts of marks, for records. */
    public static List<String> texts(List<ProvenanceMark> marks) {
        return marks.stream().map(ProvenanceMark::toString).toList();
    }

    /** Returns the text of the mark, such as {@code found:c2pa}. */
    @Override
    public String toString() {
        return kind.prefix + subject;
    }
}
