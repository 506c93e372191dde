package dev.imagebatch.transform.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** The unpacking of a PNG's ICC profile. */
public final class IccProfiles {

    private static final int LONGEST = 4 << 20;
    private static final int LONGEST_NAME = 79;

    private IccProfiles() {}

    /** Returns the profile in an iCCP chunk: a name, a zero, a zero for the method, and the packed profile. */
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
            // Viewers ignore broken profiles too.
            return Optional.empty();
        }
    }
}
