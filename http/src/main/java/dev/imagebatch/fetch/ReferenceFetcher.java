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
 * A source of reference images that fetches https addresses into a folder, each once: a later run reads the file.
 *
 * <p>Addresses are untrusted: only {@linkplain dev.imagebatch.http.AddressScope#PUBLIC public} network addresses are
 * connected to, also after redirects; size and time are limited, and content that is not an image is not kept. Proxies are
 * not used.
 *
 * <p>Thread-safe. Threads that request the same image at the same time fetch it once; processes may share a folder.
 *
 * @since 0.1
 */
public final class ReferenceFetcher implements ReferenceSource {

    /** The factory, found by service loading. */
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
     * Returns a fetcher of images of at most 50 MB, with a timeout of 60 seconds each.
     *
     * @param folder the folder of fetched images, created when first needed and used by nothing else
     */
    public static ReferenceFetcher into(Path folder) {
        return new ReferenceFetcher(
                new FetchedFiles(folder),
                new FetchLimits(USUAL_BYTES, USUAL_TIMEOUT),
                TimeSource.system(),
                Network.internet());
    }

    /**
     * Returns this fetcher with another largest size.
     *
     * @param bytes the largest size of an image, at least 1
     * @throws IllegalArgumentException if it is less
     */
    public ReferenceFetcher withMaxBytes(long bytes) {
        return new ReferenceFetcher(files, new FetchLimits(bytes, limits.timeout()), time, network);
    }

    /**
     * Returns this fetcher with another timeout.
     *
     * @param whole the longest time for one image, redirects included; from 1 millisecond to 1 hour
     * @throws IllegalArgumentException if it is out of range
     */
    public ReferenceFetcher withTimeout(Duration whole) {
        return new ReferenceFetcher(files, new FetchLimits(limits.maxBytes(), whole), time, network);
    }

    /** Returns this fetcher with another clock, used for the age of files left from a crash. */
    public ReferenceFetcher withTime(TimeSource source) {
        return new ReferenceFetcher(files, limits, source, network);
    }

    ReferenceFetcher withNetwork(Network other) {
        return new ReferenceFetcher(files, limits, time, other);
    }

    /**
     * Returns the file of the image at an address, fetching it if it is not there yet.
     *
     * @param address an https address as accepted by {@link UriReference}
     * @throws IllegalArgumentException if the address is not accepted
     * @throws FetchException if the image cannot be fetched
     * @throws IOException if the image cannot be written
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

    /** Waits until another thread has fetched the image or was interrupted. */
    private static void await(CompletableFuture<Path> running) throws IOException, InterruptedException {
        try {
            running.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FetchException shared) {
                throw shared;
            }
            throw new IOException("a fetched image cannot be written", e.getCause());
        } catch (CancellationException e) {
            // the other thread was interrupted: this one fetches
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
