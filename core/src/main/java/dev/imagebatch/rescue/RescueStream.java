package dev.imagebatch.rescue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A stream that writes one received image to memory or to a file, and computes its checksum.
 *
 * <p>A file that is not finished is removed on closing. The file is written by a {@link FileOutputStream}, since an
 * interrupted thread would close a channel.
 */
final class RescueStream extends OutputStream {

    private static final int MEMORY = 256 * 1024;
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Path path;
    private final MessageDigest digest = sha256Digest();
    private @Nullable ByteArrayOutputStream memory;
    private @Nullable FileOutputStream file;
    private long length;
    private boolean finished;

    private RescueStream(Path path) {
        this.path = path;
    }

    static RescueStream inMemoryFirst(Path path) {
        RescueStream stream = new RescueStream(path);
        stream.memory = new ByteArrayOutputStream();
        return stream;
    }

    static RescueStream toFile(Path path) throws IOException {
        RescueStream stream = new RescueStream(path);
        stream.file = stream.opened();
        return stream;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        length += count;
        if (length > MOST_BYTES) {
            throw new ImageTooLargeException(MOST_BYTES);
        }
        digest.update(bytes, offset, count);
        try {
            if (memory != null && memory.size() + count > MEMORY) {
                spill(memory);
            }
            if (memory != null) {
                memory.write(bytes, offset, count);
            } else if (file != null) {
                file.write(bytes, offset, count);
            }
        } catch (RescueFullException e) {
            throw e;
        } catch (IOException e) {
            throw new RescueFullException(e);
        }
    }

    boolean isInMemory() {
        return memory != null;
    }

    byte[] bytes() {
        return memory == null ? new byte[0] : memory.toByteArray();
    }

    Path path() {
        return path;
    }

    long length() {
        return length;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Sets the file's time, forces the file to the device and returns it. */
    Path finishedFile(FileTime time) throws IOException {
        FileOutputStream out = file;
        if (out == null) {
            throw new IllegalStateException("nothing was written to a file");
        }
        try {
            Files.setLastModifiedTime(path, time);
            out.getFD().sync();
            out.close();
        } catch (IOException e) {
            throw new RescueFullException(e);
        }
        finished = true;
        return path;
    }

    @Override
    public void close() throws IOException {
        if (file != null && !finished) {
            file.close();
            Files.deleteIfExists(path);
        }
    }

    private void spill(ByteArrayOutputStream from) throws IOException {
        FileOutputStream out = opened();
        file = out;
        from.writeTo(out);
        memory = null;
    }

    private FileOutputStream opened() throws IOException {
        try {
            RescueStore.present(path.resolveSibling(""));
            return new FileOutputStream(path.toFile());
        } catch (IOException e) {
            throw new RescueFullException(e);
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
