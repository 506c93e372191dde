package dev.imagebatch.provenance;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statements about their origin that are written into stored images.
 *
 * <p>Immutable and thread-safe. Existing statements are never changed: properties are added, pixels stay bit by bit. An
 * image with a C2PA manifest, or one that cannot hold more without loss, keeps every byte and gets a sidecar instead.
 *
 * @since 0.1
 */
public final class ProvenanceMarks {

    private enum Extent {
        NOTHING,
        ORIGIN,
        ORIGIN_AND_PROMPT
    }

    private final Extent extent;
    private final @Nullable String promptWriter;

    private ProvenanceMarks(Extent extent, @Nullable String promptWriter) {
        this.extent = extent;
        this.promptWriter = promptWriter;
    }

    /** Returns marks that write nothing: images are stored as they were received. The default. */
    public static ProvenanceMarks unchanged() {
        return new ProvenanceMarks(Extent.NOTHING, null);
    }

    /** Returns marks with IPTC's digital source type and the system that was used, with its version if it is known. */
    public static ProvenanceMarks iptc() {
        return new ProvenanceMarks(Extent.ORIGIN, null);
    }

    /**
     * Returns marks with the prompt too. Everybody who has the image can then read it.
     *
     * @throws IllegalStateException if these marks write nothing
     */
    public ProvenanceMarks withPrompt() {
        requireWriting();
        return new ProvenanceMarks(Extent.ORIGIN_AND_PROMPT, promptWriter);
    }

    /**
     * Returns marks with the name of the prompts' writer too, with or without the prompts themselves.
     *
     * @throws IllegalStateException if these marks write nothing
     */
    public ProvenanceMarks withPromptWriter(String name) {
        requireWriting();
        return new ProvenanceMarks(extent, name);
    }

    /**
     * Marks an image. The result holds a new file with the same pixels, or the given image, perhaps with a sidecar. Reads
     * the image once or twice, in little memory.
     *
     * @param target the file to write if the bytes change; replaced if it exists, deleted if writing fails
     * @throws IOException if the image cannot be read or the target cannot be written
     * @throws IllegalArgumentException if the target is the image's own file
     */
    public MarkedImage mark(ImageData image, ImageOrigin origin, Path target) throws IOException {
        if (image instanceof ImageFile file && Files.exists(target) && Files.isSameFile(file.path(), target)) {
            throw new IllegalArgumentException("target must not be the image's own file: " + target);
        }
        return extent == Extent.NOTHING
                ? new MarkedImage(image, ExistingMarks.of(MetadataReader.scan(image)), null)
                : new ImageMarker(image, statement(origin)).markInto(target);
    }

    private Map<XmpProperty, String> statement(ImageOrigin origin) {
        Map<XmpProperty, String> statement = new EnumMap<>(XmpProperty.class);
        statement.put(XmpProperty.DIGITAL_SOURCE_TYPE, origin.source().address());
        put(statement, XmpProperty.AI_SYSTEM_USED, origin.system());
        put(statement, XmpProperty.AI_SYSTEM_VERSION_USED, origin.modelVersion());
        put(statement, XmpProperty.AI_PROMPT_INFORMATION, extent == Extent.ORIGIN ? null : origin.prompt());
        put(statement, XmpProperty.AI_PROMPT_WRITER_NAME, promptWriter);
        return statement;
    }

    /** Puts a value as it will be read back, for comparisons. */
    private static void put(Map<XmpProperty, String> statement, XmpProperty property, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            statement.put(property, XmlText.holdable(value.strip()));
        }
    }

    private void requireWriting() {
        if (extent == Extent.NOTHING) {
            throw new IllegalStateException("these marks write nothing; start from ProvenanceMarks.iptc()");
        }
    }
}
