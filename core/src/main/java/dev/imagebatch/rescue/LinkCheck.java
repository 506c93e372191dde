package dev.imagebatch.rescue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The refusal of links in a folder, which may come from elsewhere: a link would lead writing and deleting to files
 * outside. Devices and pipes are refused too.
 */
final class LinkCheck extends SimpleFileVisitor<Path> {

    private LinkCheck() {}

    /** Checks a folder and everything below it; it need not exist. */
    static void require(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(folder, new LinkCheck());
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        return visitFile(folder, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink() || attributes.isOther() && attributes.isDirectory()) {
            throw new IOException(
                    "links in an output folder are not followed, so nothing was written or paid for; delete"
                            + " the link, or put its target there instead, and run again: " + file);
        }
        if (attributes.isOther()) {
            throw new IOException(
                    "neither a file nor a folder, so nothing was written or paid for; delete it and run again: "
                            + file);
        }
        return FileVisitResult.CONTINUE;
    }

    /** A file that another process deleted meanwhile is no link. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }
}
