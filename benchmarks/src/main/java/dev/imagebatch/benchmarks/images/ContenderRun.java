package dev.imagebatch.benchmarks.images;

import dev.imagebatch.benchmarks.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Lets a contender make images, first some to warm up, and tells what the rest of them took. */
final class ContenderRun {

    private static final int LEAST_WARM_UP = 400;
    private static final int LEAST_LIVE = 64;

    private final Contender contender;
    private final int inFlight;
    private int made;

    private ContenderRun(Contender contender, int inFlight) {
        this.contender = contender;
        this.inFlight = inFlight;
    }

    /**
     * Runs.
     *
     * @param arguments the contender, the base URL with {@code /v1} at its end, how many images are measured, how many
     *     are in flight, the folder for them
     */
    public static void main(String[] arguments) throws InterruptedException {
        Target target = new Target(arguments[1], Integer.parseInt(arguments[3]));
        int images = Integer.parseInt(arguments[2]);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> System.out.println(Failed.kind(failure)));
        try {
            run(arguments[0], target, images, Path.of(arguments[4]));
        } catch (IOException | RuntimeException e) {
            System.out.println(Failed.kind(e) + ": " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(String name, Target target, int images, Path folder)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (Contender contender = Contenders.create(name, target, folder)) {
            ContenderRun run = new ContenderRun(contender, target.inFlight());
            run.make(Integer.getInteger("warmup", Math.max(LEAST_WARM_UP, 2 * target.inFlight())));
            run.measure(images, new StandInCpu(target.baseUrl()));
            run.measureLiveHeap();
        }
    }

    private void make(int images) throws IOException, InterruptedException {
        contender.make(made, images);
        made += images;
    }

    private void measure(int images, StandInCpu server) throws IOException, InterruptedException {
        System.gc();
        double serverBefore = server.millis();
        Usage before = Usage.now();
        make(images);
        Map<String, Double> used = Usage.now().since(before, images);
        used.forEach(Forked::tell);
        Forked.tell("server-cpu", (server.millis() - serverBefore) / images);
    }

    /** In a part of its own: whole collections show what is held on to, and take their time. */
    private void measureLiveHeap() throws IOException, InterruptedException {
        if (Boolean.getBoolean("live")) {
            try (LiveHeap heap = LiveHeap.watch()) {
                make(Math.max(LEAST_LIVE, 2 * inFlight));
                Forked.tell("live-heap", heap.mostMegabytes());
            }
        }
    }
}
