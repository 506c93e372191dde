package dev.imagebatch.gallery;

/**
 * Which part of a gallery is asked for.
 *
 * <p>Immutable and thread-safe.
 *
 * @param offset how many newer images to leave out, at least 0
 * @param limit how many images at most, 1 to {@value #MAX_LIMIT}
 * @since 0.1
 */
public record PageRequest(long offset, int limit) {

    /** The most images of one page. */
    public static final int MAX_LIMIT = 1_000;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public PageRequest {
        if (offset < 0 || limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "a page has an offset from 0 and a limit of 1 to " + MAX_LIMIT + ": " + offset + ", " + limit);
        }
    }

    /** The newest images. */
    public static PageRequest first(int limit) {
        return new PageRequest(0, limit);
    }

    /** The images behind these. */
    PageRequest following() {
        return new PageRequest(Math.addExact(offset, limit), limit);
    }
}
