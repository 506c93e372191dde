package dev.imagebatch.fetch;

import dev.imagebatch.fetch.FetchException.Lasts;
import dev.imagebatch.image.ImageHeader;
import dev.imagebatch.provider.ReferenceSource;
import dev.imagebatch.spec.ReferenceImage.Role;
import dev.imagebatch.spec.UriReference;
import dev.imagebatch.time.TimeSource;
import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Fetches pictures from https addresses into a folder, each once: what is there is not asked for again, not even by a later
 * run.
 *
 * <p>Addresses come from strangers: nothing but public network addresses is connected to, whatever a host's name means at
 * that moment and wherever a server sends on to; size and time are limited, and what is no picture is not kept. Proxies are
 * not used.
 *
 * <p>Thread-safe. Threads that want the same picture at the same time fetch it once; several processes may share a folder.
 *
 * @since 0.1
 */
public final class ReferenceFetcher implements ReferenceSource {

    /** The factory that core finds by service loading. */
    public static final class Factory implements ReferenceSource.Factory {

        @Override
        public ReferenceSource create(Path folder, TimeSource time) {
            return into(folder).withTime(time);
        }
    }

    private static final long USUAL_BYTES = 50_000_000;
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

    private final FetchedFiles files;
    private final FetchLimits limits;
    private final TimeSource time;
    private final Network network;
    private final Map<Path, CompletableFuture<Path>> underWay = new ConcurrentHashMap<>();

    private ReferenceFetcher(FetchedFiles files, FetchLimits limits, TimeSource time, Network network) {
        this.files = files;
        this.limits = limits;
        this.time = time;
        this.network = network;
    }

    /**
     * A fetcher of pictures of at most 50 MB, which may take 60 seconds each.
     *
     * @param folder where they are kept; made when it is first needed, and the fetcher's own
     */
    public static ReferenceFetcher into(Path folder) {
        return new ReferenceFetcher(
                new FetchedFiles(folder),
                new FetchLimits(USUAL_BYTES, USUAL_TIMEOUT),
                TimeSource.system(),
                Network.internet());
    }

    /**
     * With another largest size.
     *
     * @param bytes the most bytes of one picture, from 1
     * @throws IllegalArgumentException if it is less
     */
    public ReferenceFetcher withMaxBytes(long bytes) {
        return new ReferenceFetcher(files, new FetchLimits(bytes, limits.timeout()), time, network);
    }

    /**
     * With another timeout.
     *
     * @param whole the most time that one picture may take, redirects included; from 1 millisecond to an hour
     * @throws IllegalArgumentException if it is out of range
     */
    public ReferenceFetcher withTimeout(Duration whole) {
        return new ReferenceFetcher(files, new FetchLimits(limits.maxBytes(), whole), time, network);
    }

    /** With another clock, which tells how old the leftovers of a crash are. */
    public ReferenceFetcher withTime(TimeSource source) {
        return new ReferenceFetcher(files, limits, source, network);
    }

    ReferenceFetcher withNetwork(Network other) {
        return new ReferenceFetcher(files, limits, time, other);
    }

    /**
     * The file that holds the picture of an address, fetched now if it is not there yet.
     *
     * @param address an https address, as {@link UriReference} takes it
     * @throws IllegalArgumentException if it is no such address
     * @throws FetchException if the picture cannot be had
     * @throws IOException if it cannot be kept
     * @throws InterruptedException if the thread was interrupted
     */
    @Override
    public Path fetch(URI address) throws IOException, InterruptedException {
        UriReference asked = new UriReference(address, Role.IMAGE);
        Path file = files.file(address);
        while (!Files.isRegularFile(file)) {
            CompletableFuture<Path> mine = new CompletableFuture<>();
            CompletableFuture<Path> running = underWay.putIfAbsent(file, mine);
            if (running == null) {
                download(asked, file, mine);
            } else {
                await(running);
            }
        }
        return file;
    }

    private void download(UriReference asked, Path file, CompletableFuture<Path> mine)
            throws IOException, InterruptedException {
        try {
            if (!Files.isRegularFile(file)) {
                files.clear(time);
                files.keep(file, part -> fill(asked, part));
            }
            mine.complete(file);
        } catch (IOException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(file, mine);
            mine.cancel(false);
        }
    }

    /** Returns when the picture is there or its fetching was given up without a reason of its own. */
    private static void await(CompletableFuture<Path> running) throws IOException, InterruptedException {
        try {
            running.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FetchException shared) {
                throw shared;
            }
            throw new IOException("a picture cannot be kept", e.getCause());
        } catch (CancellationException e) {
            // Whoever fetched it was interrupted: it is this thread's turn.
            return;
        }
    }

    private void fill(UriReference asked, Path part) throws IOException, InterruptedException {
        try (OutputStream out = new FileOutputStream(part.toFile())) {
            new Download(asked, network, limits).writeTo(out);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(part))) {
            if (ImageHeader.read(in).isEmpty()) {
                throw new FetchException(
                        asked.name() + " is not a PNG, JPEG, WebP or GIF image", Lasts.UNTIL_CHANGED, null);
            }
        }
    }
}
