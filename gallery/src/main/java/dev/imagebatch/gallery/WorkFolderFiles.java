package dev.imagebatch.gallery;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.StoredImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files that a work folder keeps of images: received and rejected images, and thumbnails.
 *
 * @param workFolder the folder, or null if the batches have none
 */
record WorkFolderFiles(@Nullable Path workFolder) {

    private static final int THUMBNAIL_NAME = 32;

    /** Deletes the received and rejected images of an item, whose names begin with the item. */
    void deleteReceived(Fingerprint item) throws IOException {
        delete("rescue", item + ".*");
        delete("rejected", item + "-*");
    }

    /** Deletes the thumbnail of an image, which is named by the checksum of the image. */
    void deleteThumbnail(StoredImage image) throws IOException {
        String checksum = image.info().sha256();
        if (checksum.length() > THUMBNAIL_NAME && checksum.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            delete("thumbnails", checksum.substring(0, THUMBNAIL_NAME) + ".*");
        }
    }

    private void delete(String folder, String names) throws IOException {
        if (workFolder == null || !Files.isDirectory(workFolder.resolve(folder), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(workFolder.resolve(folder), names)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
