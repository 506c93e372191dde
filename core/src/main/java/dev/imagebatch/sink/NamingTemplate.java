package dev.imagebatch.sink;

import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.spec.ImageSpecification;
import java.util.List;
import java.util.StringJoiner;

/**
 * A pattern for the names of stored images, such as {@code {owner}/{date:yyyyMMdd_HHmmss}_{id}_{slug}}.
 *
 * <p>Slashes make folders, the extension follows the image's format, and these placeholders are filled in:
 *
 * <ul>
 *   <li>{@code {id}}, {@code {subject}}, {@code {owner}}, {@code {type}}, {@code {tag:NAME}}: what the specification says
 *   <li>{@code {slug}}: the first 50 characters of the prompt in lower case
 *   <li>{@code {variant}}: which of the specification's variants, from 0
 *   <li>{@code {piece}}: what a transform calls this piece of the picture, such as {@code 0} or {@code thumbnail}; nothing
 *       for the picture itself
 *   <li>{@code {number}}: the number in its {@link #sequence}, padded with zeros as in {@code {number:000}}
 *   <li>{@code {fingerprint}}: the identity of the request, 32 hexadecimal digits
 *   <li>{@code {date:PATTERN}}: the moment it was made, in UTC, by a {@link java.time.format.DateTimeFormatter} pattern
 * </ul>
 *
 * <p>A missing value reads {@code none}. Values never make folders: what is not a letter, a digit or one of {@code - _ .}
 * becomes {@code -}. A folder's or file's name has at most 120 bytes and a key at most 400; values are cut, numbers are
 * not. Where several variants are asked for and the template does not tell them apart, {@code -1}, {@code -2} and so on
 * are added; where it does not tell pieces apart, {@code -0}, {@code -thumbnail} and so on. Immutable and thread-safe.
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
     * Reads a template.
     *
     * @throws IllegalArgumentException if it holds an unknown placeholder, or is not a path below a folder
     */
    public static NamingTemplate parse(String template) {
        return new NamingTemplate(TemplateParser.parsed(template));
    }

    /** The template {@code {id}}. */
    public static NamingTemplate byId() {
        return parse("{id}");
    }

    /** Whether names hold a number, which has to be reserved before the name is made. */
    public boolean isNumbered() {
        return numbered;
    }

    /**
     * The sequence that an image of the specification takes its number from: its name without the number and whatever
     * else is particular to one image, without regard to case. So {@code {subject}_image_{number}} counts each subject
     * on its own.
     */
    public String sequence(ImageSpecification specification) {
        StringJoiner pattern = new StringJoiner("/");
        for (NameSegment segment : segments) {
            pattern.add(segment.pattern(specification, maxSegmentBytes));
        }
        return FoldedName.of(pattern.toString());
    }

    /**
     * The key of an image, with the extension of its format. The same parts always give the same key.
     *
     * @param parts what the name is made of
     * @param format what the extension follows
     * @param collision 0 for the name as the template has it, 1 and more for others, to be tried in turn when it is taken
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

    /** The template as it was written. */
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
