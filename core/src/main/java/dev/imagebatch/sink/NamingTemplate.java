package dev.imagebatch.sink;

import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.spec.ImageSpecification;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * A template for the names of stored images, such as {@code {owner}/{date:yyyyMMdd_HHmmss}_{id}_{slug}}.
 *
 * <p>Slashes make folders, the extension is that of the image's format, and these placeholders are replaced:
 *
 * <ul>
 *   <li>{@code {id}}, {@code {subject}}, {@code {owner}}, {@code {type}}, {@code {tag:NAME}}: values of the specification
 *   <li>{@code {slug}}: the first 50 characters of the prompt in lower case
 *   <li>{@code {variant}}: the index of the variant, from 0
 *   <li>{@code {piece}}: the name that a transform gave to the piece, such as {@code 0} or {@code thumbnail}; empty for an
 *       image that is not in pieces
 *   <li>{@code {number}}: the number in its {@link #sequence}, padded with zeros as in {@code {number:000}}
 *   <li>{@code {fingerprint}}: the identity of the request, 32 hexadecimal digits
 *   <li>{@code {date:PATTERN}}: the time of generation, in UTC, by a {@link java.time.format.DateTimeFormatter} pattern
 * </ul>
 *
 * <p>A missing value reads {@code none}. Values never make folders: any character that is not a letter, a digit or one of
 * {@code - _ .} becomes {@code -}. The name of a folder or file has at most 120 bytes and a key at most 400; values are
 * cut, numbers are not. If the template does not distinguish variants, {@code -1}, {@code -2} and so on are appended; if
 * it does not distinguish pieces, {@code -0}, {@code -thumbnail} and so on. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class NamingTemplate {

    private static final int MAX_KEY_BYTES = 400;
    private static final int MAX_SEGMENT_BYTES = 120;

    private final String text;
    private final List<NameSegment> segments;
    private final boolean numbered;
    private final boolean tellsVariantsApart;
    private final boolean tellsPiecesApart;
    private final int maxSegmentBytes;

    private NamingTemplate(TemplateParser parsed) {
        this.text = parsed.template();
        this.segments = parsed.segments();
        this.numbered = parsed.uses("number");
        this.tellsVariantsApart = numbered || parsed.uses("variant") || parsed.uses("fingerprint");
        this.tellsPiecesApart = parsed.uses("piece");
        int slashes = segments.size() - 1;
        this.maxSegmentBytes = Math.min(MAX_SEGMENT_BYTES, (MAX_KEY_BYTES - slashes) / segments.size());
    }

    /**
     * Parses a template.
     *
     * @throws IllegalArgumentException if it contains an unknown placeholder or is not a relative path
     */
    public static NamingTemplate parse(String template) {
        return new NamingTemplate(TemplateParser.parse(Objects.requireNonNull(template, "template")));
    }

    /** Returns the template {@code {id}}. */
    public static NamingTemplate byId() {
        return parse("{id}");
    }

    /** Returns whether names contain a number, which must be reserved before the name is made. */
    public boolean isNumbered() {
        return numbered;
    }

    /**
     * Returns the sequence from which an image of the specification takes its number: its name without the number and
     * other parts that differ between images, ignoring case. So {@code {subject}_image_{number}} counts each subject
     * separately.
     */
    public String sequence(ImageSpecification specification) {
        StringJoiner pattern = new StringJoiner("/");
        for (NameSegment segment : segments) {
            pattern.add(segment.pattern(specification, maxSegmentBytes));
        }
        return FoldedName.of(pattern.toString());
    }

    /**
     * Returns the key of an image, with the extension of its format. The same parts always give the same key.
     *
     * @param parts the values of the placeholders
     * @param format the format of the image
     * @param collision 0 for the name by the template; 1 and more for alternatives, to be tried in turn if it is taken
     */
    public String key(NameParts parts, ImageFormat format, int collision) {
        String ending = ending(parts, collision) + "." + format.extension();
        StringJoiner key = new StringJoiner("/");
        for (NameSegment folder : segments.subList(0, segments.size() - 1)) {
            key.add(folder.name(parts, maxSegmentBytes));
        }
        NameSegment file = segments.get(segments.size() - 1);
        return key.add(file.name(parts, maxSegmentBytes - ending.length()) + ending)
                .toString();
    }

    /** Returns the text of the template. */
    @Override
    public String toString() {
        return text;
    }

    private String ending(NameParts parts, int collision) {
        StringBuilder ending = new StringBuilder();
        if (parts.specification().n() > 1 && !tellsVariantsApart) {
            ending.append('-').append(parts.variant() + 1);
        }
        if (!parts.piece().isEmpty() && !tellsPiecesApart) {
            ending.append('-').append(SafeName.value(parts.piece()));
        }
        if (collision > 0) {
            ending.append('-').append(parts.fingerprint().brief());
        }
        if (collision > 1) {
            ending.append('-').append(collision);
        }
        return ending.toString();
    }
}
