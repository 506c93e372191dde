package dev.imagebatch.sink;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.StoredImage;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;

/**
 * A sink that stores images as files in a folder.
 *
 * <p>A file gets its final name only after it is complete and forced to the device, so that no crash leaves a partial
 * image. Only the image of {@link StoreRequest#replaces()} is ever overwritten. A name that differs from another one only
 * in case or in the composition of its characters counts as taken, so that the folder can be copied to any system. An
 * {@link ImageFile} in the {@linkplain #workFolder() work folder} is stored by a hard link and must already be forced to the
 * device; any other image is copied.
 *
 * <p>A {@linkplain StoreRequest#sidecar() sidecar} gets the name of its image plus {@code .xmp}.
 *
 * <p>Thread-safe. Several processes can store into one folder if the file system supports hard links.
 *
 * @since 0.1
 */
public final class FileSystemSink implements DeletingSink {

    private final SinkFolder folder;
    private final StoredNames names;
    private final KeyLocks locks = new KeyLocks();
    private final Placement placement;

    FileSystemSink(Path folder, Placement.HardLinks links) {
        this.folder = new SinkFolder(folder);
        this.names = new StoredNames(this.folder.root());
        this.placement = new Placement(this.folder.work(), links);
    }

    /** Returns the sink of a folder, which is created with the first image. */
    public static FileSystemSink at(Path folder) {
        return new FileSystemSink(Objects.requireNonNull(folder, "folder"), Placement.HardLinks.WHERE_POSSIBLE);
    }

    /** Returns the folder as an absolute path. */
    public Path folder() {
        return folder.root();
    }

    @Override
    public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            return storeOnce(request);
        } catch (ClosedByInterruptException e) {
            throw interrupted("interrupted while storing an image", e);
        }
    }

    private static InterruptedException interrupted(String message, ClosedByInterruptException cause) {
        Thread.interrupted();
        InterruptedException interrupted = new InterruptedException(message);
        interrupted.initCause(cause);
        return interrupted;
    }

    @Override
    public boolean exists(StoredImage image) throws IOException {
        return FileContent.hasLength(folder.file(image.id()), image.info().length());
    }

    @Override
    public Optional<ImageData> read(StoredImage image) throws IOException {
        Path file = folder.file(image.id());
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!folder.holds(file)) {
            throw new FileSystemException(file.toString(), null, "a link leads outside the sink's folder");
        }
        return Optional.of(new ImageFile(file, image.info()));
    }

    /** {@inheritDoc} Keeps folders, even empty ones. */
    @Override
    public void delete(StoredImage image) throws IOException, InterruptedException {
        Lock lock = locks.of(image.id());
        lock.lockInterruptibly();
        try {
            remove(image);
        } catch (ClosedByInterruptException e) {
            throw interrupted("interrupted while deleting an image", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Path> workFolder() {
        return Optional.of(folder.work());
    }

    private StoredImage storeOnce(StoreRequest request) throws IOException, InterruptedException {
        String key = request.key();
        Path target = folder.file(key);
        Optional<StoredImage> elsewhere =
                request.replaces().filter(old -> !old.id().equals(key));
        if (elsewhere.isPresent()) {
            folder.file(elsewhere.get().id());
        }
        Lock lock = locks.of(key);
        lock.lockInterruptibly();
        try {
            claimAndPlace(request, target);
        } finally {
            lock.unlock();
        }
        if (elsewhere.isPresent()) {
            remove(elsewhere.get());
        }
        return StoredImage.at(key, target.toUri(), request.image().info());
    }

    private void claimAndPlace(StoreRequest request, Path target) throws IOException {
        if (names.isTakenInAnotherSpelling(request.key())) {
            throw new KeyTakenException(request.key());
        }
        folder.makeParents(target);
        Optional<Sidecar> sidecar = request.sidecar().map(packet -> Sidecar.of(target, packet));
        if (sidecar.isPresent() && sidecar.get().isTaken()) {
            throw new KeyTakenException(request.key());
        }
        place(request, target);
        if (sidecar.isPresent()) {
            sidecar.get().write(folder.work());
        }
        names.add(request.key());
        folder.forceName(target);
    }

    private void place(StoreRequest request, Path target) throws IOException {
        try {
            placement.create(request.image(), target);
        } catch (FileAlreadyExistsException e) {
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            placeOver(request, target);
        }
    }

    private void placeOver(StoreRequest request, Path target) throws IOException {
        if (FileContent.is(target, request.image().info())) {
            return;
        }
        if (!FileContent.isEmptyFile(target) && !holdsReplaced(request, target)) {
            throw new KeyTakenException(request.key());
        }
        placement.replace(request.image(), target);
    }

    private static boolean holdsReplaced(StoreRequest request, Path target) throws IOException {
        Optional<StoredImage> same = request.replaces().filter(old -> old.id().equals(request.key()));
        return same.isPresent() && FileContent.is(target, same.get().info());
    }

    /** Keeps a file that is not the one that was stored. */
    private void remove(StoredImage old) throws IOException {
        Path file = folder.file(old.id());
        if (folder.holds(file) && FileContent.is(file, old.info())) {
            Sidecar.delete(file);
            Files.deleteIfExists(file);
            folder.forceName(file);
        }
    }
}
