package dev.imagebatch.gallery;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.spec.Fingerprint;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a work folder keeps of images: what was received, what was rejected, thumbnails.
 *
 * @param workFolder the folder, or null if there is none
 */
record WorkFolderFiles(@Nullable Path workFolder) {

    private static final int THUMBNAIL_NAME = 32;

    /** Received images are named by their item, rejected ones begin with it. */
    void deleteReceived(Fingerprint item) throws IOException {
        delete("rescue", item + ".*");
        delete("rejected", item + "-*");
    }

    /** Thumbnails are named by the checksum of their image. */
    void deleteThumbnail(StoredImage image) throws IOException {
        String checksum = image.info().sha256();
        if (checksum.length() > THUMBNAIL_NAME && checksum.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            delete("thumbnails", checksum.substring(0, THUMBNAIL_NAME) + ".*");
        }
    }

    private void delete(String folder, String names) throws IOException {
        if (workFolder == null || !Files.isDirectory(workFolder.resolve(folder))) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(workFolder.resolve(folder), names)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
