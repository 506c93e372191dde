package dev.imagebatch.benchmarks.images;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** A landing directly in the file: a crash may leave half of it. */
final class PlainLanding implements Landing {

    @Override
    public void land(InputStream answer, Path file) throws IOException {
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            Base64Scan.decode(answer, out);
        }
    }
}
