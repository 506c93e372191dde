package dev.imagebatch.transform.grid;

/** The distance between pixels in the format of {@link PixelLines}. */
final class ColourDistance {

    private ColourDistance() {}

    /**
     * Returns the distance between two pixels, from 0 to 255. Brightness and transparency count fully; hue counts one
     * third, since JPEG blurs it across neighbouring pixels.
     */
    static int distance(int a, int b) {
        if (a == b) {
            return 0;
        }
        int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
        int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        int bright = (77 * red + 150 * green + 29 * blue) / 256;
        int hue = Math.max(Math.abs(blue - bright) * 144, Math.abs(red - bright) * 183) / 768;
        int clear = Math.abs((a >>> 24) - (b >>> 24));
        return Math.max(clear, Math.max(Math.abs(bright), hue));
    }

    /** Returns the largest difference between two pixels in any sample, alpha included, from 0 to 255. */
    static int farthest(int a, int b) {
        int most = 0;
        for (int shift = 0; shift <= 24; shift += 8) {
            most = Math.max(most, Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)));
        }
        return most;
    }
}
