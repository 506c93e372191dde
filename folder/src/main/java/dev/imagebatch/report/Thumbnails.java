package dev.imagebatch.report;

import dev.imagebatch.image.ImageData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** The folder of thumbnails, named by the checksums of their images, so that each is made once. Thread-safe. */
final class Thumbnails {

    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Path work;
    private final AtomicLong made = new AtomicLong();

    Thumbnails(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    /** The thumbnail of an image, made if there is none; empty if the image cannot be read. */
    Optional<Path> of(ImageData image) {
        String checksum = image.info().sha256();
        if (!CHECKSUM.matcher(checksum).matches()) {
            return Optional.empty();
        }
        String name = checksum.substring(0, 32);
        return existing(name).or(() -> make(image, name));
    }

    private Optional<Path> existing(String name) {
        for (Thumbnail.Format format : Thumbnail.Format.values()) {
            Path file = folder.resolve(name + "." + format.extension());
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private Optional<Path> make(ImageData image, String name) {
        try {
            Optional<Thumbnail> thumbnail = Thumbnail.of(image);
            return thumbnail.isEmpty() ? Optional.empty() : Optional.of(save(thumbnail.get(), name));
        } catch (IOException | RuntimeException e) {
            // The decoders of the platform answer broken images with all kinds of unchecked exceptions.
            return Optional.empty();
        }
    }

    private Path save(Thumbnail thumbnail, String name) throws IOException {
        Files.createDirectories(folder);
        Path draft = work.resolve("thumbnail-" + made.incrementAndGet());
        thumbnail.writeTo(draft);
        Path file = folder.resolve(name + "." + thumbnail.format().extension());
        return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
