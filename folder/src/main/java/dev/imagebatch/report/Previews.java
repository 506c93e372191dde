package dev.imagebatch.report;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.result.ImageGenerationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The previews of images: the image itself, a thumbnail, or a tile with a note. Thread-safe. */
final class Previews {

    /** The maximum number of parts shown of one image. */
    static final int MOST_PIECES = 25;

    private static final long SMALL_FILE = 60_000;

    private final ImageLinks links;
    private final Thumbnails thumbnails;

    Previews(Path folder, Thumbnails thumbnails) {
        this.links = new ImageLinks(folder);
        this.thumbnails = thumbnails;
    }

    /** Returns the previews of the stored parts in order, or a note if there are none. */
    List<Preview> of(ImageGenerationResult result) {
        List<StoredPart> pieces = result.pieces();
        if (pieces.isEmpty()) {
            return List.of(Preview.tile("No image", null));
        }
        List<Preview> previews = new ArrayList<>();
        for (StoredPart piece : pieces.subList(0, Math.min(pieces.size(), MOST_PIECES))) {
            previews.add(of(piece.image(), previews.isEmpty() ? result.data() : Optional.empty()));
        }
        return previews;
    }

    private Preview of(StoredImage image, Optional<ImageData> data) {
        Optional<Path> file = links.file(image);
        return file.isPresent() ? ofFile(file.get(), image.info()) : ofElsewhere(image, data);
    }

    private Preview ofFile(Path file, ImageInfo info) {
        String link = links.relative(file);
        if (Thumbnail.isTooLarge(info.dimensions())) {
            return Preview.tile("Too large to preview", link);
        }
        if (isSmall(file, info)) {
            return Preview.picture(link, link, info.dimensions());
        }
        String source =
                thumbnails.of(new ImageFile(file, info)).map(links::relative).orElse(link);
        return Preview.picture(source, link, info.dimensions());
    }

    private Preview ofElsewhere(StoredImage image, Optional<ImageData> data) {
        @Nullable String link = ImageLinks.web(image).orElse(null);
        Dimensions size = image.info().dimensions();
        return data.filter(bytes -> !Thumbnail.isTooLarge(size))
                .flatMap(thumbnails::of)
                .map(file -> Preview.picture(links.relative(file), link, size))
                .orElseGet(() -> Preview.tile(link == null ? "Image not found" : "Stored elsewhere", link));
    }

    private static boolean isSmall(Path file, ImageInfo info) {
        Dimensions size = info.dimensions();
        if (Math.max(size.width(), size.height()) <= Thumbnail.LONG_SIDE) {
            return true;
        }
        try {
            return Files.size(file) <= SMALL_FILE;
        } catch (IOException e) {
            return true;
        }
    }
}
