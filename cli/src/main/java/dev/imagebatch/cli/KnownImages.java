package dev.imagebatch.cli;

import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.rescue.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The ledger entries of image files. Ledgers are read without a lock, since another process may use them: once for all
 * files of a folder, and once more for each renamed file.
 */
final class KnownImages {

    private final Set<Path> asked = new HashSet<>();
    private final Map<Path, Map<String, StoredRecord>> folders = new HashMap<>();

    KnownImages(Collection<Path> files) throws IOException {
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                asked.add(file.toRealPath());
            }
        }
    }

    /** Returns the entry of a file, by its name or else by its checksum. */
    Optional<StoredRecord> find(Path file, String sha256) throws IOException {
        Path real = file.toRealPath();
        Path folder = folder(real);
        if (folder == null) {
            return Optional.empty();
        }
        Map<String, StoredRecord> known = folders.get(folder);
        if (known == null) {
            Set<String> ids = new HashSet<>();
            asked.stream().filter(other -> other.startsWith(folder)).forEach(other -> ids.add(id(folder, other)));
            known = read(folder, piece -> ids.contains(piece.image().id()));
            folders.put(folder, known);
        }
        StoredRecord named = known.get(id(folder, real));
        return named != null
                ? Optional.of(named)
                : read(folder, piece -> piece.image().info().sha256().equals(sha256)).values().stream()
                        .findFirst();
    }

    private static Map<String, StoredRecord> read(Path folder, Predicate<StoredPart> wanted) throws IOException {
        Map<String, StoredRecord> found = new HashMap<>();
        FileLedger.read(ledger(folder), entry -> {
            if (entry instanceof ImageStored stored) {
                stored.pieces().stream()
                        .filter(wanted)
                        .forEach(piece -> found.put(piece.image().id(), new StoredRecord(stored, piece)));
            }
        });
        return found;
    }

    /** Returns the nearest folder above a file that has a ledger. */
    private static @Nullable Path folder(Path file) {
        Path folder = file.getParent();
        while (folder != null && !Files.isRegularFile(ledger(folder))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static Path ledger(Path folder) {
        return WorkFolder.of(folder).ledger();
    }

    private static String id(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
