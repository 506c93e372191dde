package dev.imagebatch.provenance;

/**
 * A named text in a PNG, such as {@code parameters}, {@code prompt} or {@code workflow}, which local tools write.
 *
 * <p>Immutable and thread-safe. The text itself is not read.
 *
 * @param name the keyword, at most 79 characters
 * @param length how many bytes the text takes in the file, compressed where it is
 * @since 0.1
 */
public record EmbeddedText(String name, long length) {}
