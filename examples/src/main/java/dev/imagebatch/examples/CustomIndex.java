package dev.imagebatch.examples;

import dev.imagebatch.image.StoredImage;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The index of {@link CustomSink}: a line for each key with its image's checksum. The sink locks. */
final class CustomIndex {

    private final Path file;
    private Map<String, String> checksums = new TreeMap<>();

    CustomIndex(Path file) throws IOException {
        this.file = file;
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            checksums.put(line.substring(65), line.substring(0, 64));
        }
    }

    boolean knows(String key) {
        return checksums.containsKey(key);
    }

    boolean holds(StoredImage image) {
        return image.info().sha256().equals(checksums.get(image.id()));
    }

    void put(StoredImage image, Optional<StoredImage> replaced) throws IOException {
        Map<String, String> next = new TreeMap<>(checksums);
        replaced.ifPresent(old -> next.remove(old.id()));
        next.put(image.id(), image.info().sha256());
        String text = next.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                .collect(Collectors.joining());
        writeWhole(file, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        checksums = next;
    }

    /** Writes the file completely and durably, or not at all. */
    static void writeWhole(Path target, InputStream content) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (content;
                FileOutputStream out = new FileOutputStream(part.toFile())) {
            content.transferTo(out);
            out.getFD().sync();
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
