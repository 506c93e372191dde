package dev.imagebatch.report;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.ImageCodec;
import dev.imagebatch.transform.codec.ImageDecoder;
import dev.imagebatch.transform.pipeline.PixelMemoryLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The folder of thumbnails, named by the checksums of their images, so that each is made once. All threads share one limit
 * of decoded pixels. Thread-safe.
 */
final class Thumbnails {

    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");
    private static final List<ImageFormat> FORMATS = List.of(ImageFormat.JPEG, ImageFormat.PNG);

    private final Path folder;
    private final Path work;
    private final ImageDecoder decoder = new ImageDecoder(ImageCodec.available());
    private final PixelMemoryLimit memory = PixelMemoryLimit.ofHeap();
    private final AtomicLong made = new AtomicLong();

    Thumbnails(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    /** Returns the thumbnail of an image, made if there is none; empty if the image cannot be decoded. */
    Optional<Path> of(ImageData image) {
        String checksum = image.info().sha256();
        if (!CHECKSUM.matcher(checksum).matches()) {
            return Optional.empty();
        }
        String name = checksum.substring(0, 32);
        return existing(name).or(() -> make(image, name));
    }

    private Optional<Path> existing(String name) {
        return FORMATS.stream()
                .map(format -> file(name, format))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Optional<Path> make(ImageData image, String name) {
        try {
            return Optional.of(Thumbnail.of(image, decoder, memory, thumbnail -> save(thumbnail, name)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (TransformException | IOException | RuntimeException e) {
            // Codecs of others may throw anything for damaged images.
            return Optional.empty();
        }
    }

    private Path save(DecodedImage thumbnail, String name) throws TransformException, IOException {
        Files.createDirectories(folder);
        Path draft = work.resolve("thumbnail-" + made.incrementAndGet());
        ImageFormat format = thumbnail.encoding().format();
        decoder.codec(format).encode(thumbnail, draft);
        return Files.move(
                draft, file(name, format), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String name, ImageFormat format) {
        return folder.resolve(name + "." + format.extension());
    }
}
