package dev.imagebatch.transform.pipeline;

import dev.imagebatch.image.ImageFile;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.ImageDecoder;
import dev.imagebatch.transform.pipeline.TransformPipeline.Developed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The transformation of one image. Each part is completely transformed and written before the next one, so that few
 * parts are in memory. Closing before completion deletes the files. Not thread-safe.
 */
final class TransformRun implements AutoCloseable {

    private static final int MOST_PIECES = 512;

    private final ImageDecoder reader;
    private final Path folder;
    private final String name;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private boolean complete;

    TransformRun(ImageDecoder reader, Path folder, String name) {
        this.reader = reader;
        this.folder = folder;
        this.name = name;
    }

    void develop(DecodedImage picture, List<PixelTransform> transforms)
            throws TransformException, IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (transforms.isEmpty()) {
            write(picture);
            return;
        }
        for (DecodedImage piece : transforms.get(0).apply(picture)) {
            develop(piece, transforms.subList(1, transforms.size()));
        }
    }

    /** Returns the results; the caller must delete them. */
    List<Developed> complete() throws IOException {
        List<Developed> developed = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            ImageFile image = ImageFile.read(file.getValue())
                    .orElseThrow(() -> new IOException("the written file is not an image"));
            developed.add(new Developed(file.getKey(), image));
        }
        complete = true;
        return List.copyOf(developed);
    }

    @Override
    public void close() throws IOException {
        if (!complete) {
            for (Path file : files.values()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void write(DecodedImage picture) throws TransformException, IOException {
        String piece = picture.name();
        if (files.containsKey(piece) || files.size() == MOST_PIECES) {
            throw new TransformException(
                    files.containsKey(piece)
                            ? "the transforms make two pieces of the name \"" + piece + "\""
                            : "the transforms make more than " + MOST_PIECES + " pieces of it");
        }
        Path file = folder.resolve((piece.isEmpty() ? name : name + "-" + piece) + "."
                + picture.encoding().format().extension());
        files.put(piece, file);
        reader.codec(picture.encoding().format()).encode(picture, file);
    }
}
