package dev.imagebatch.transform.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** The decompression of a PNG's ICC profile. */
public final class IccProfiles {

    private static final int LONGEST = 4 << 20;
    private static final int LONGEST_NAME = 79;

    private IccProfiles() {}

    /**
     * Returns the profile of an iCCP chunk, which holds a name, a zero byte, a zero byte for the method, and the
     * compressed profile; empty if the profile is damaged or longer than 4 MiB.
     */
    public static Optional<byte[]> inflated(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && name <= LONGEST_NAME && chunk[name] != 0) {
            name++;
        }
        if (name + 2 >= chunk.length) {
            return Optional.empty();
        }
        ByteArrayInputStream packed = new ByteArrayInputStream(chunk, name + 2, chunk.length - name - 2);
        try (InputStream in = new InflaterInputStream(packed)) {
            byte[] profile = in.readNBytes(LONGEST);
            return in.read() < 0 ? Optional.of(profile) : Optional.empty();
        } catch (IOException e) {
            // Broken profiles are ignored, as in image viewers.
            return Optional.empty();
        }
    }
}
