package dev.imagebatch.sink;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Complete copies of images before they get their final names, in a separate folder. Thread-safe. */
final class Staging {

    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final String FOLDER = "storing";
    private static final String ENDING = ".part";

    private final Path work;
    private final AtomicLong count = new AtomicLong();
    private final AtomicBoolean swept = new AtomicBoolean();

    /** Copies into a folder of the work folder. */
    Staging(Path work) {
        this.work = work;
    }

    /**
     * Writes a copy and forces it to the device.
     *
     * @throws IOException if it cannot be written, or the image does not match its info; no file is left
     */
    Path copy(ImageData image) throws IOException {
        Path copy = emptyFile();
        boolean complete = false;
        try {
            sweepOnce(copy);
            write(image, copy);
            complete = true;
            return copy;
        } finally {
            if (!complete) {
                Files.deleteIfExists(copy);
            }
        }
    }

    private Path emptyFile() throws IOException {
        Path folder = SinkFolder.workplace(work, FOLDER);
        while (true) {
            long process = ProcessHandle.current().pid();
            Path file = folder.resolve(process + "-" + count.incrementAndGet() + ENDING);
            try {
                return Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
        }
    }

    private static void write(ImageData image, Path copy) throws IOException {
        ImageInfo info = image.info();
        MessageDigest digest = Sha256.newDigest();
        long length = 0;
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = image.openStream();
                FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                writeAll(out, ByteBuffer.wrap(buffer, 0, read));
                length += read;
            }
            out.force(true);
        }
        if (length != info.length()
                || !HexFormat.of().formatHex(digest.digest()).equals(info.sha256())) {
            throw new IOException("image does not match its announced length and checksum");
        }
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Deletes the copies of crashed processes: a copy in use is never a day older than a new one. */
    private void sweepOnce(Path newest) throws IOException {
        if (swept.getAndSet(true)) {
            return;
        }
        FileTime limit =
                FileTime.from(Files.getLastModifiedTime(newest).toInstant().minus(ABANDONED));
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(work.resolve(FOLDER), "*" + ENDING)) {
            for (Path copy : copies) {
                removeIfBefore(limit, copy);
            }
        }
    }

    private static void removeIfBefore(FileTime limit, Path copy) throws IOException {
        try {
            if (Files.getLastModifiedTime(copy).compareTo(limit) < 0) {
                Files.delete(copy);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }
}
