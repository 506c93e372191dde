package dev.imagebatch.rescue;

import dev.imagebatch.durable.Durability;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageHeader;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.Sha256;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.provider.GenerationCall.ImageBody;
import dev.imagebatch.provider.UnreadableImageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of received images until the sink has them: paid images in the rescue folder, small free ones in memory.
 */
public final class RescueStore {

    private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*");
    private static final int LONGEST_ATTEMPT = 100;
    private static final String UNREADABLE = ".unknown";
    private static final long ROOM_FOR_AN_IMAGE = 8 << 20;

    private final Path folder;
    private final Path staging;
    private final Path rescue;
    private final Path rejected;
    private final Path storedMark;
    private final InstantSource clock;
    private final Durability durability = new Durability();
    private volatile boolean isMarked;

    public RescueStore(WorkFolder workFolder, InstantSource clock) {
        this.folder = workFolder.path();
        this.staging = workFolder.staging();
        this.rescue = workFolder.rescue();
        this.rejected = workFolder.rejected();
        this.storedMark = workFolder.storedMark();
        this.clock = clock;
    }

    /** Throws if further images could not be kept. Called before they are paid for. */
    public void requireRoom(int images) throws IOException {
        for (Path needed : List.of(staging, rescue)) {
            present(needed);
            if (!Files.isWritable(needed)) {
                throw new AccessDeniedException(needed.toString());
            }
        }
        long wanted = images * ROOM_FOR_AN_IMAGE;
        boolean known = rescue.toFile().getTotalSpace() > 0;
        if (known && rescue.toFile().getUsableSpace() < wanted) {
            throw new IOException("less than " + (wanted >> 20) + " MB are free at " + rescue
                    + ", so nothing more is paid for; make room and run it again");
        }
        requireFile();
    }

    /** A disk may have room and no inode, or a quota of files: only creating one tells. */
    private void requireFile() throws IOException {
        try {
            Files.deleteIfExists(Files.createTempFile(staging, "room-", null));
        } catch (IOException e) {
            throw new IOException(
                    "no file can be created, so nothing more is paid for; make room and run it again: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Removes the folders of a temporary work folder, except those that keep an image. */
    public void removeFoldersIfEmpty() throws IOException {
        for (Path empty : List.of(staging, rescue, rejected, storedMark, folder)) {
            try {
                Files.deleteIfExists(empty);
            } catch (DirectoryNotEmptyException e) {
                log().info("{} is left: it holds what was received and not stored", empty);
            }
        }
    }

    /** Receives a free image. */
    public Optional<ReceivedImage> receiveFree(Fingerprint item, String name, ImageBody body) throws IOException {
        return receive(item, RescueStream.inMemoryFirst(staging.resolve(name)), body);
    }

    /**
     * Receives a paid image. Its bytes are on the device when this returns, even if they are not an image.
     *
     * @param name a name that no other received image has, of attempt and position: each attempt keeps its own file
     */
    public Optional<ReceivedImage> receivePaid(Fingerprint item, String name, ImageBody body) throws IOException {
        return receive(item, RescueStream.toFile(staging.resolve(name)), body);
    }

    /** Returns the name of an image of an attempt; an id that is not a short file name is replaced by its checksum. */
    public static String name(String attempt, int position) {
        boolean isShortName = isName(attempt) && attempt.length() <= LONGEST_ATTEMPT;
        return (isShortName ? attempt : Sha256.hex(attempt)) + "-" + position;
    }

    /** Returns an image that an earlier run received; empty if its file is missing or has changed. */
    public Optional<ReceivedImage> kept(AttemptEnded.Received entry) throws IOException {
        if (entry.file() == null || !isName(entry.file()) || !isName(rejectedName(entry))) {
            return Optional.empty();
        }
        for (Path file : List.of(rescue.resolve(entry.file()), rejected.resolve(rejectedName(entry)))) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == entry.info().length()) {
                Instant at = Files.getLastModifiedTime(file).toInstant();
                ImageFile image = new ImageFile(file, entry.info());
                return Optional.of(ReceivedImage.received(entry.item(), image, entry.file(), at));
            }
        }
        return Optional.empty();
    }

    /**
     * Makes room for another image of the same item. The rejected image is kept under its own name.
     */
    public void setAside(ReceivedImage image) throws IOException {
        Files.createDirectories(rejected);
        Path target = rejected.resolve(rejectedName(image.entry()));
        if (image.file() == null) {
            try (InputStream bytes = image.data().openStream()) {
                Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } else if (Files.exists(rescue.resolve(image.file()))) {
            Files.move(rescue.resolve(image.file()), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Ledgers may come from elsewhere: a name in them is never a path. */
    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static String rejectedName(AttemptEnded.Received image) {
        return image.item() + "-" + image.info().sha256().substring(0, 8) + "."
                + image.info().format().extension();
    }

    /** Returns a folder for temporary files of a run. */
    public Path workplace() throws IOException {
        return present(staging);
    }

    /** Returns a folder, created if missing: creating an existing one costs more than a look. */
    static Path present(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            throw new FileSystemException(folder.toString(), null, "links are not followed here; delete the link");
        }
        return folder.toFile().isDirectory() ? folder : Files.createDirectories(folder);
    }

    /** Returns a complete image of an attempt whose receipt was not recorded. */
    Optional<ReceivedImage> orphan(AttemptStarted attempt, int position) throws IOException {
        Fingerprint item = attempt.items().get(position);
        // early versions had one file for each item
        String stem = attempt.worker() == null ? item.toString() : stem(item, name(attempt.attempt(), position));
        for (ImageFormat format : ImageFormat.values()) {
            String name = stem + "." + format.extension();
            Path file = rescue.resolve(name);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Instant at = Files.getLastModifiedTime(file).toInstant();
                return ImageFile.read(file).map(image -> ReceivedImage.received(item, image, name, at));
            }
        }
        return Optional.empty();
    }

    private static String stem(Fingerprint item, String name) {
        return item + "-" + name;
    }

    /** Deletes the received bytes of an image that is stored. */
    public void discard(ReceivedImage image) throws IOException {
        if (image.file() != null) {
            Files.deleteIfExists(rescue.resolve(image.file()));
            if (rejected.toFile().isDirectory()) {
                Files.deleteIfExists(rejected.resolve(rejectedName(image.entry())));
            }
            markStored();
        }
    }

    private void markStored() {
        if (isMarked) {
            return;
        }
        try {
            Files.write(storedMark, new byte[0]);
            isMarked = true;
        } catch (IOException e) {
            // the image is stored all the same, and the next one tries again
            log().debug("{} could not be written", storedMark, e);
        }
    }

    private Optional<ReceivedImage> receive(Fingerprint item, RescueStream out, ImageBody body) throws IOException {
        try (out) {
            try {
                body.writeTo(out);
            } catch (UnreadableImageException e) {
                return out.isInMemory() ? Optional.empty() : kept(item, out, Optional.empty());
            }
            return out.isInMemory() ? inMemory(item, out) : inFile(item, out);
        }
    }

    private Optional<ReceivedImage> inMemory(Fingerprint item, RescueStream out) {
        return ImageData.of(out.bytes()).map(image -> ReceivedImage.received(item, image, null, clock.instant()));
    }

    private Optional<ReceivedImage> inFile(Fingerprint item, RescueStream out) throws IOException {
        out.flush();
        return kept(item, out, header(out.path()));
    }

    private Optional<ReceivedImage> kept(Fingerprint item, RescueStream out, Optional<ImageHeader> header)
            throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path part = out.finishedFile(FileTime.from(now));
        String name = stem(item, part.getFileName().toString())
                + header.map(ImageHeader::format)
                        .map(format -> "." + format.extension())
                        .orElse(UNREADABLE);
        Path kept = Files.move(part, present(rescue).resolve(name), StandardCopyOption.ATOMIC_MOVE);
        durability.ofNamesIn(rescue);
        return header.map(found -> {
            ImageInfo info = new ImageInfo(found.format(), found.dimensions(), out.length(), out.sha256());
            return ReceivedImage.received(item, new ImageFile(kept, info), name, now);
        });
    }

    /** Returns the file that keeps what came in place of an image; empty if nothing is kept. */
    public Optional<Path> unreadable(Fingerprint item, String name) {
        Path file = rescue.resolve(stem(item, name) + UNREADABLE);
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    private static Optional<ImageHeader> header(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ImageHeader.read(in);
        }
    }

    /** Created when first needed: most batches log nothing here. */
    private static Logger log() {
        return LoggerFactory.getLogger("dev.imagebatch");
    }
}
