package dev.imagebatch.sink;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Atomic placement of complete images under their final names. Thread-safe. */
final class Placement {

    /** The use of hard links. */
    enum HardLinks {
        WHERE_POSSIBLE,
        NEVER
    }

    private final Path work;
    private final Staging staging;
    private final HardLinks links;

    Placement(Path work, HardLinks links) {
        this.work = work;
        this.staging = new Staging(work);
        this.links = links;
    }

    /** @throws FileAlreadyExistsException if the name is taken */
    void create(ImageData image, Path target) throws IOException {
        if (image instanceof ImageFile file && isOurs(file) && linked(file.path(), target)) {
            return;
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path copy = staging.copy(image);
        try {
            if (!linked(copy, target)) {
                reserveAndMove(copy, target);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Replaces any file with the name. */
    void replace(ImageData image, Path target) throws IOException {
        Path copy = staging.copy(image);
        try {
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /**
     * Only a file of the work folder is linked: it is already forced to the device, while the owner of any other file may
     * still change it.
     */
    private boolean isOurs(ImageFile file) throws IOException {
        Path path = file.path();
        return path.getFileSystem().equals(work.getFileSystem())
                && path.toAbsolutePath().normalize().startsWith(work)
                && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && FileContent.hasLength(path, file.info().length());
    }

    private boolean linked(Path source, Path target) throws IOException {
        if (links == HardLinks.NEVER) {
            return false;
        }
        try {
            Files.createLink(target, source);
            return true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false;
        }
    }

    /** Without links, an empty file reserves the name until the image is moved over it. */
    private static void reserveAndMove(Path copy, Path target) throws IOException {
        Files.createFile(target);
        boolean moved = false;
        try {
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
            moved = true;
        } finally {
            if (!moved) {
                Files.deleteIfExists(target);
            }
        }
    }
}
