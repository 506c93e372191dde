package dev.imagebatch.rescue;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The removal of files that an interrupted run left. Requires exclusive access to the work folder. */
public final class LeftoverCleanup {

    private static final Pattern RECEIVED = Pattern.compile("([0-9a-f]{32})(?:-.*)?\\.\\w+");

    private LeftoverCleanup() {}

    /** Deletes partly received and partly stored images, and received images that were stored since. */
    public static void clear(WorkFolder workFolder, Ledger ledger) throws IOException {
        for (Path unfinished : List.of(workFolder.staging(), workFolder.storing())) {
            for (Path file : files(unfinished)) {
                Files.deleteIfExists(file);
            }
        }
        for (Path file : files(workFolder.rescue())) {
            if (isDoneWith(file, ledger)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** If the file stayed, it would be taken for the lost image of a later paid call. */
    private static boolean isDoneWith(Path received, Ledger ledger) throws IOException {
        var name = RECEIVED.matcher(received.getFileName().toString());
        ItemState state =
                name.matches() ? ledger.find(Fingerprint.parse(name.group(1))).orElse(null) : null;
        return state instanceof ItemState.Stored || state instanceof ItemState.Discarded;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
