package dev.imagebatch.ledger.store;

import dev.imagebatch.ledger.LedgerInUseException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final Map<Path, Instant> HELD = new ConcurrentHashMap<>();

    private static final String LEDGER = ".jsonl";
    private static final String LOCK = ".lock";
    /** Far behind the text, so that it can be read where locks forbid reading. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int LONGEST_HOLDER = 64;
    private static final Pattern HOLDER = Pattern.compile("(\\d+)(?: (\\S+))?");

    private final Path ledger;
    private final Path path;
    private final RandomAccessFile file;

    private LedgerLock(Path ledger, Path path, RandomAccessFile file) {
        this.ledger = ledger;
        this.path = path;
        this.file = file;
    }

    /**
     * Takes a ledger.
     *
     * @param now is told to those who come later
     * @throws LedgerInUseException if somebody else has it
     */
    static LedgerLock acquire(Path ledger, Instant now) throws IOException {
        Path path = lockFile(ledger);
        Instant since = HELD.putIfAbsent(path, now);
        if (since != null) {
            throw new LedgerInUseException(ledger, thisProcess(since));
        }
        LedgerLock lock = null;
        try {
            lock = lock(ledger, path, now);
            return lock;
        } finally {
            if (lock == null) {
                HELD.remove(path);
            }
        }
    }

    private static LedgerLock lock(Path ledger, Path path, Instant now) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        LedgerLock lock = null;
        try {
            if (tryLock(file) == null) {
                throw new LedgerInUseException(ledger, holder(file));
            }
            byte[] process = (ProcessHandle.current().pid() + " " + now.truncatedTo(ChronoUnit.SECONDS))
                    .getBytes(StandardCharsets.US_ASCII);
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
        byte[] text = new byte[LONGEST_HOLDER];
        int length = Math.max(0, file.read(text));
        Matcher holder = HOLDER.matcher(new String(text, 0, length, StandardCharsets.US_ASCII).strip());
        if (!holder.matches()) {
            return "another process";
        }
        return "process " + holder.group(1) + (holder.group(2) == null ? "" : " since " + holder.group(2));
    }

    private static String thisProcess(Instant since) {
        return "process " + ProcessHandle.current().pid() + " (this one) since "
                + since.truncatedTo(ChronoUnit.SECONDS);
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
