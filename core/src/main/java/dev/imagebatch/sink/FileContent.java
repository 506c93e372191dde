package dev.imagebatch.sink;

import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.ImageInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Comparisons of the content of a file. */
final class FileContent {

    private FileContent() {}

    /** Returns whether a file holds exactly this image. */
    static boolean is(Path file, ImageInfo info) throws IOException {
        return hasLength(file, info.length()) && new ImageFile(file, info).isIntact();
    }

    /** Returns whether a file is empty, which marks a name that was reserved when the process died. */
    static boolean isEmptyFile(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == 0;
    }

    static boolean hasLength(Path file, long length) throws IOException {
        try {
            return Files.isRegularFile(file) && Files.size(file) == length;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
