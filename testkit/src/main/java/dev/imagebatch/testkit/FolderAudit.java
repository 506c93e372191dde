package dev.imagebatch.testkit;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.Sha256;
import dev.imagebatch.image.StoredPart;
import dev.imagebatch.ledger.ImageStored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * An audit of a folder of images against its ledger: each image is intact and recorded, each item is stored once,
 * nothing is left over.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class FolderAudit {

    private static final List<String> PASSING = List.of("staging", "storing", "rescue");

    private final Path folder;
    private final Path work;
    private final LedgerReplay replay;
    private final List<String> problems = new ArrayList<>();

    private FolderAudit(Path folder) throws IOException {
        this.folder = folder;
        this.work = folder.resolve(".imagebatch");
        this.replay = LedgerReplay.of(work.resolve("ledger.jsonl"));
    }

    /**
     * Audits a folder that no process is using.
     *
     * @throws IOException if it cannot be read
     */
    public static FolderAudit of(Path folder) throws IOException {
        FolderAudit audit = new FolderAudit(folder);
        audit.entries();
        return audit;
    }

    /** Returns the totals of the folder's ledger. */
    public LedgerReplay ledger() {
        return replay;
    }

    /** Returns the problems of stored images, which must not occur even after a kill; empty if there are none. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * Returns all problems after a batch that ended normally, unrecorded and leftover files included.
     *
     * @throws IOException if the folder cannot be read
     */
    public List<String> problemsAtTheEnd() throws IOException {
        List<String> all = new ArrayList<>(problems);
        all.addAll(strangers());
        all.addAll(leftovers());
        return all;
    }

    private void entries() throws IOException {
        Map<Fingerprint, String> places = new HashMap<>();
        for (ImageStored entry : replay.stored()) {
            String id = entry.image().id();
            String earlier = places.put(entry.item(), id);
            if (earlier != null && !earlier.equals(id)) {
                problems.add("item stored twice: " + earlier + ", " + id);
            }
            for (StoredPart piece : entry.pieces()) {
                whole(piece.image().id(), piece.image().info());
            }
        }
    }

    private void whole(String id, ImageInfo info) throws IOException {
        Path file = folder.resolve(id);
        if (!Files.isRegularFile(file)) {
            problems.add("stored but missing: " + id);
        } else if (!Sha256.hex(Files.readAllBytes(file)).equals(info.sha256())) {
            problems.add("bytes differ from those received: " + id);
        } else if (ImageIO.read(file.toFile()) == null) {
            problems.add("cannot be decoded: " + id);
        }
    }

    /** Returns the images that are not in the ledger. */
    private List<String> strangers() throws IOException {
        List<String> strangers = new ArrayList<>();
        Set<String> known = replay.stored().stream()
                .flatMap(entry -> entry.pieces().stream())
                .map(piece -> piece.image().id())
                .collect(Collectors.toSet());
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            boolean image = !file.startsWith(work) && !name.endsWith(".html");
            if (image && !known.contains(name)) {
                strangers.add("not in the ledger: " + name);
            }
        }
        return strangers;
    }

    private List<String> leftovers() throws IOException {
        List<String> leftovers = new ArrayList<>();
        for (Path file : files(work)) {
            Path name = work.relativize(file);
            boolean passing = PASSING.contains(name.getName(0).toString());
            if (passing || name.toString().matches(".*\\.(tmp|part)")) {
                leftovers.add("left over: " + name);
            }
        }
        return leftovers;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
