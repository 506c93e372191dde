package dev.imagebatch.benchmarks.images;

import dev.imagebatch.image.Sha256;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** A careful hand-written landing: hashed while written, forced to the device in a temporary file, then renamed. */
final class DurableLanding implements Landing {

    @Override
    public void land(InputStream answer, Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        MessageDigest digest = Sha256.newDigest();
        try (FileOutputStream out = new FileOutputStream(beside.toFile());
                DigestOutputStream summed = new DigestOutputStream(out, digest)) {
            Base64Scan.decode(answer, summed);
            out.getFD().sync();
        }
        if (digest.digest().length != 32) {
            throw new IOException("no sum");
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
