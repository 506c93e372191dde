package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A client in a plain executor, one task an image. */
final class Threaded implements Contender {

    private final Client client;
    private final Path folder;
    private final ExecutorService threads;

    Threaded(Client client, Path folder, int inFlight) {
        this.client = client;
        this.folder = folder;
        this.threads = Executors.newFixedThreadPool(inFlight);
    }

    @Override
    public void make(int first, int count) throws IOException, InterruptedException {
        List<Future<?>> images = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            String name = "image-" + number;
            images.add(threads.submit(() -> {
                client.make("picture " + name, folder.resolve(name + ".png"));
                return name;
            }));
        }
        for (Future<?> image : images) {
            await(image);
        }
    }

    private static void await(Future<?> image) throws IOException, InterruptedException {
        try {
            image.get();
        } catch (ExecutionException e) {
            throw new IOException(Failed.kind(e), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
