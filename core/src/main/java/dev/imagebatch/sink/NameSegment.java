package dev.imagebatch.sink;

import dev.imagebatch.spec.ImageSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A segment of a template between two slashes: the name of a folder or of the file. */
record NameSegment(List<NamePiece> pieces) {

    NameSegment {
        pieces = List.copyOf(pieces);
    }

    String name(NameParts parts, int maxBytes) {
        return joined(parts.specification(), piece -> piece.text().apply(parts), maxBytes);
    }

    /** Returns the name without the values that distinguish images of one specification. */
    String pattern(ImageSpecification specification, int maxBytes) {
        return joined(specification, piece -> "", maxBytes);
    }

    private String joined(ImageSpecification specification, Function<NamePiece.OfImage, String> ofImage, int maxBytes) {
        List<Part> parts = new ArrayList<>(pieces.size());
        for (NamePiece piece : pieces) {
            if (piece instanceof NamePiece.OfSpecification field) {
                parts.add(new Part(SafeName.value(field.text().apply(specification)), true));
            } else if (piece instanceof NamePiece.OfImage field) {
                parts.add(new Part(ofImage.apply(field), false));
            } else if (piece instanceof NamePiece.Literal literal) {
                parts.add(new Part(literal.text(), false));
            }
        }
        return SafeName.segment(fitted(parts, maxBytes), maxBytes);
    }

    /** Cuts the longest values first, so that numbers survive however long a subject is. */
    private static String fitted(List<Part> parts, int maxBytes) {
        int cap = maxBytes;
        while (cap > 0 && bytes(parts, cap) > maxBytes) {
            cap--;
        }
        StringBuilder name = new StringBuilder();
        for (Part part : parts) {
            name.append(part.cuttable() ? SafeName.cut(part.text(), cap) : part.text());
        }
        return name.toString();
    }

    private static int bytes(List<Part> parts, int cap) {
        int sum = 0;
        for (Part part : parts) {
            sum += part.cuttable() ? Math.min(cap, part.length()) : part.length();
        }
        return sum;
    }

    private record Part(String text, boolean cuttable, int length) {

        Part(String text, boolean cuttable) {
            this(text, cuttable, SafeName.byteLength(text));
        }
    }
}
