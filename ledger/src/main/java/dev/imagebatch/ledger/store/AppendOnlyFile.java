package dev.imagebatch.ledger.store;

import dev.imagebatch.durable.SharedForce;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A file that only grows, written through a buffer and forced to the device on demand.
 *
 * <p>Thread-safe. Threads that wait for a force share one of all bytes written so far. Uses {@link RandomAccessFile}
 * throughout, because an interrupt would close a channel for all threads. After a failed write or force the file is
 * read-only: the bytes on the device are unknown then. So it is after others changed the file or took its lock, which is
 * looked at before each write and after each force.
 */
final class AppendOnlyFile implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final Disk device;
    private final RandomAccessFile out;
    private final RandomAccessFile in;
    private final ReadWindow window;
    private final FileIdentity identity;
    private final LedgerLock lock;

    private final SharedForce forces = new SharedForce();

    /** Locks in this order: reading, writing. */
    private final ReentrantLock reading = new ReentrantLock();

    private final ReentrantLock writing = new ReentrantLock();

    private final byte[] buffer = new byte[BUFFER];
    private int buffered;
    private long written;
    private volatile long forced;
    private @Nullable IOException failure;
    private boolean closed;

    /**
     * Opens a file for reading and for appending.
     *
     * @param path the file, for reading and for messages
     * @param out the same file, for writing; closed with this
     * @param device forces the file
     * @param lock the lock of the file
     */
    AppendOnlyFile(Path path, RandomAccessFile out, Disk device, LedgerLock lock) throws IOException {
        this.path = path;
        this.lock = lock;
        this.device = device;
        this.out = out;
        this.written = out.length();
        out.seek(written);
        this.in = new RandomAccessFile(path.toFile(), "r");
        this.window = new ReadWindow(in);
        this.identity = FileIdentity.of(path);
    }

    /** Appends bytes, to be written later; returns their offset. */
    long append(byte[] bytes) throws IOException {
        writing.lock();
        try {
            requireSound();
            if (bytes.length > BUFFER - buffered) {
                flush();
            }
            long start = written + buffered;
            if (bytes.length > BUFFER) {
                write(bytes, bytes.length);
            } else {
                System.arraycopy(bytes, 0, buffer, buffered, bytes.length);
                buffered += bytes.length;
            }
            return start;
        } finally {
            writing.unlock();
        }
    }

    /** Waits until everything before {@code end} is on the device. */
    void force(long end) throws IOException {
        if (forced < end) {
            forceAll();
        }
    }

    /** Waits until everything is on the device. */
    void forceAll() throws IOException {
        forces.run(this::forceNow);
    }

    private void forceNow() throws IOException {
        long covered = flush();
        sync(covered);
        forced = covered;
    }

    /** Writes the buffer to the file system; returns the length of the file. */
    long flush() throws IOException {
        writing.lock();
        try {
            requireSound();
            if (buffered > 0) {
                write(buffer, buffered);
                buffered = 0;
            }
            return written;
        } finally {
            writing.unlock();
        }
    }

    /** Returns the bytes from an offset to the end of its line. */
    byte[] line(long offset) throws IOException {
        reading.lock();
        try {
            requireWritten(offset);
            return window.line(offset);
        } finally {
            reading.unlock();
        }
    }

    /** Writes and forces the buffer, and closes the file. */
    @Override
    public void close() throws IOException {
        try {
            if (isUnfinished()) {
                forceAll();
            }
        } finally {
            end();
        }
    }

    /** Returns true also if a write failed and bytes are left: the caller gets the failure again then. */
    private boolean isUnfinished() {
        writing.lock();
        try {
            return !closed && (failure == null || buffered > 0);
        } finally {
            writing.unlock();
        }
    }

    private void end() throws IOException {
        reading.lock();
        writing.lock();
        try (out;
                in) {
            boolean isAddedMeanwhile = !closed && failure == null && buffered > 0;
            if (isAddedMeanwhile) {
                flush();
                device.force(out);
            }
        } finally {
            closed = true;
            writing.unlock();
            reading.unlock();
        }
    }

    private void requireWritten(long offset) throws IOException {
        writing.lock();
        try {
            if (closed) {
                throw new IOException(path + " is closed");
            }
            if (offset >= written) {
                flush();
            }
        } finally {
            writing.unlock();
        }
    }

    private void write(byte[] bytes, int length) throws IOException {
        requireOwn();
        try {
            out.write(bytes, 0, length);
            written += length;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Another process may write to the file once its lock is another one: the bytes of both would be lost. */
    private void requireOwn() throws IOException {
        if (!lock.isHeld() && identity.isThere()) {
            throw refused(lock.path() + " was deleted or replaced while the ledger was in use, so that another process"
                    + " may use it");
        }
        requireLength(out.length(), written);
    }

    private void requireLength(long length, long least) throws IOException {
        if (length < least || length > written) {
            throw refused(path + " was changed by another process while it was in use: it has " + length
                    + " bytes instead of " + written);
        }
    }

    private void sync(long covered) throws IOException {
        try {
            device.force(out);
        } catch (IOException e) {
            throw failed(e);
        }
        long length = identity.length();
        if (length < 0) {
            throw gone();
        }
        writing.lock();
        try {
            requireLength(length, covered);
        } finally {
            writing.unlock();
        }
    }

    private IOException refused(String reason) {
        IOException cause = new ForeignChangeException(
                reason + ", so nothing more is paid for; end every other process that uses the folder, then run again");
        failed(cause);
        return cause;
    }

    /** The file was deleted or moved while open. It is written again, since payment records must not be lost. */
    private IOException gone() {
        IOException cause =
                new ForeignChangeException(path + " was deleted or moved while it was in use, so nothing more is"
                        + " paid for; what it held was written there again");
        reading.lock();
        try {
            in.seek(0);
            identity.writeAgain(new FileInputStream(in.getFD()));
            failed(cause);
            return cause;
        } catch (IOException e) {
            IOException notRestored = new IOException("it was deleted or moved while it was in use", e);
            return failed(notRestored);
        } finally {
            reading.unlock();
        }
    }

    private IOException failed(IOException cause) {
        writing.lock();
        try {
            failure = cause;
        } finally {
            writing.unlock();
        }
        return new IOException(path + " could not be written: " + cause.getMessage(), cause);
    }

    private void requireSound() throws IOException {
        if (closed) {
            throw new IOException(path + " is closed");
        }
        if (failure instanceof ForeignChangeException) {
            throw new IOException(failure.getMessage(), failure);
        }
        if (failure != null) {
            throw new IOException(path + " is read-only after a failed write: " + failure.getMessage(), failure);
        }
    }

    /** The failure of every further append after others changed the files: each caller gets the same message. */
    private static final class ForeignChangeException extends IOException {

        private static final long serialVersionUID = 1;

        ForeignChangeException(String message) {
            super(message);
        }
    }
}
