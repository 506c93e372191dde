package dev.imagebatch.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right of one process to a ledger: a system lock on a file beside it, which the system takes back when the process
 * ends.
 */
final class LedgerLock implements Closeable {

    /**
     * What this process holds. It must know without asking the system: POSIX drops all of a process's locks on a file as
     * soon as the process closes any handle of it, so merely trying would free the ledger.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final String LEDGER = ".jsonl";
    private static final String LOCK = ".lock";
    /** Far behind the text, so that it can be read where locks forbid reading. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int LONGEST_PROCESS_ID = 20;

    private final Path ledger;
    private final Path path;
    private final RandomAccessFile file;

    private LedgerLock(Path ledger, Path path, RandomAccessFile file) {
        this.ledger = ledger;
        this.path = path;
        this.file = file;
    }

    /** @throws LedgerInUseException if somebody else has it */
    static LedgerLock acquire(Path ledger) throws IOException {
        Path path = lockFile(ledger);
        if (!HELD.add(path)) {
            throw new LedgerInUseException(ledger, thisProcess());
        }
        LedgerLock lock = null;
        try {
            lock = lock(ledger, path);
            return lock;
        } finally {
            if (lock == null) {
                HELD.remove(path);
            }
        }
    }

    private static LedgerLock lock(Path ledger, Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        LedgerLock lock = null;
        try {
            if (tryLock(file) == null) {
                throw new LedgerInUseException(ledger, holder(file));
            }
            byte[] process = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            file.seek(0);
            file.write(process);
            file.setLength(process.length);
            lock = new LedgerLock(ledger, path, file);
            return lock;
        } finally {
            if (lock == null) {
                file.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(RandomAccessFile file) throws IOException {
        byte[] text = new byte[LONGEST_PROCESS_ID];
        int length = Math.max(0, file.read(text));
        String digits = new String(text, 0, length, StandardCharsets.US_ASCII).strip();
        return digits.matches("\\d+") ? "process " + digits : "another process";
    }

    private static String thisProcess() {
        return "process " + ProcessHandle.current().pid() + " (this one)";
    }

    private static Path lockFile(Path ledger) {
        String name = ledger.getFileName().toString();
        String stem = name.endsWith(LEDGER) ? name.substring(0, name.length() - LEDGER.length()) : name;
        return ledger.resolveSibling(stem + LOCK);
    }

    /** The file that the lock is for. */
    Path ledger() {
        return ledger;
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            HELD.remove(path);
        }
    }
}
