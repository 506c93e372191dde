package dev.imagebatch.ledger.store;

import dev.imagebatch.ledger.LedgerInUseException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive use of a ledger by one process: a system lock on a file beside it, which the system releases when the
 * process ends.
 */
final class LedgerLock implements Closeable {

    /**
     * The locks of this process. The system must not be asked: POSIX drops all locks of a process on a file as soon as the
     * process closes any handle of it, so a mere attempt would release the ledger.
     */
    private static final Map<Path, Instant> HELD = new ConcurrentHashMap<>();

    private static final String LEDGER = ".jsonl";
    private static final String LOCK = ".lock";
    /** A byte far after the text, so that the text can be read on systems whose locks forbid reading. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int LONGEST_HOLDER = 64;
    private static final Pattern HOLDER = Pattern.compile("(\\d+)(?: (\\S+))?");

    private final Path ledger;
    private final Path path;
    private final RandomAccessFile file;
    private final FileIdentity identity;

    private LedgerLock(Path ledger, Path path, RandomAccessFile file) throws IOException {
        this.ledger = ledger;
        this.path = path;
        this.file = file;
        this.identity = FileIdentity.of(path);
    }

    /**
     * Locks a ledger.
     *
     * @param now the time to show to processes that try later
     * @throws LedgerInUseException if it is locked already
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
        if (Files.isSymbolicLink(path)) {
            throw new IOException(path + " is a link, and its target would be overwritten; delete it and run again");
        }
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

    /** Returns the file of the lock. */
    Path path() {
        return path;
    }

    /** Returns whether the name of the lock still belongs to the locked file: if not, another process may lock it. */
    boolean isHeld() {
        return identity.isThere();
    }

    /** Returns the locked ledger's file. */
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
