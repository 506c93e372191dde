package dev.imagebatch.rescue;

import dev.imagebatch.image.ImageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The refusal of a ledger that is missing or empty beside images that an earlier one recorded: with it they would be paid
 * for again. Images of others in the folder do not count.
 *
 * @param folder the output folder
 * @param work its work folder
 */
record LostLedgerCheck(Path folder, WorkFolder work) {

    private static final int LONGEST_HEAD = 64 * 1024;
    private static final Pattern STORED = Pattern.compile("\"(?:generated|reused)\"\\s*:\\s*[1-9]");

    /** @throws IOException if the ledger was lost; the message says what to do */
    void require() throws IOException {
        if (isEmpty(work.ledger()) && (holdsImage(work.rescue()) || wasUsed() && holdsImage(folder))) {
            throw new IOException(
                    "the ledger is missing or empty, but images of earlier runs are there and would be paid"
                            + " for again; put the ledger back, use another folder, or delete " + work.path()
                            + " to begin anew: " + work.ledger());
        }
    }

    private boolean wasUsed() throws IOException {
        return Files.exists(work.storedMark(), LinkOption.NOFOLLOW_LINKS)
                || STORED.matcher(head(work.record())).find();
    }

    /** Returns whether a ledger has no entry: at most its header, and a line that is cut off. */
    private static boolean isEmpty(Path ledger) throws IOException {
        String head = head(ledger);
        int header = head.indexOf('\n');
        return head.length() < LONGEST_HEAD && (header < 0 || head.indexOf('\n', header + 1) < 0);
    }

    private static String head(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_HEAD), StandardCharsets.ISO_8859_1);
        }
    }

    private boolean holdsImage(Path within) throws IOException {
        if (!Files.isDirectory(within, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Predicate<Path> isOurs = file -> within.equals(work.rescue()) || !file.startsWith(work.path());
        try (Stream<Path> files = Files.walk(within)) {
            return files.filter(isOurs).anyMatch(LostLedgerCheck::isImage);
        }
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        List<ImageFormat> formats = Arrays.asList(ImageFormat.values());
        return formats.stream().anyMatch(format -> name.endsWith("." + format.extension()));
    }
}
