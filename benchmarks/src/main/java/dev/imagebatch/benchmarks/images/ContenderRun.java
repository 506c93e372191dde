package dev.imagebatch.benchmarks.images;

import dev.imagebatch.benchmarks.Forked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A run of a contender: some images to warm up, then the measured ones. */
final class ContenderRun {

    private static final int WARM_UP = 2_000;
    private static final int LEAST_TO_CONNECT = 64;

    private final Contender contender;
    private final StandInControl server;
    private final int inFlight;
    private int made;

    private ContenderRun(Contender contender, StandInControl server, int inFlight) {
        this.contender = contender;
        this.server = server;
        this.inFlight = inFlight;
    }

    /**
     * Runs.
     *
     * @param arguments the contender, the base URL with {@code /v1} at its end, how many images are measured, how many
     *     are in flight, one level after another with commas between, the folder for them
     */
    public static void main(String[] arguments) throws InterruptedException {
        List<Integer> levels =
                Stream.of(arguments[3].split(",")).map(Integer::valueOf).toList();
        int images = Integer.parseInt(arguments[2]);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> System.out.println(Failed.kind(failure)));
        try {
            run(arguments[0], arguments[1], new Work(levels, images), Path.of(arguments[4]));
        } catch (IOException | RuntimeException e) {
            System.out.println(Failed.kind(e) + ": " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private record Work(List<Integer> levels, int images) {}

    private static void run(String name, String baseUrl, Work work, Path folder)
            throws IOException, InterruptedException {
        StandInControl server = new StandInControl(baseUrl);
        boolean isWarm = false;
        for (int inFlight : work.levels()) {
            Path own = Files.createDirectories(folder.resolve(Integer.toString(inFlight)));
            try (Contender contender = Contenders.create(name, new Target(baseUrl, inFlight), own)) {
                ContenderRun run = new ContenderRun(contender, server, inFlight);
                if (!isWarm) {
                    run.warmUp();
                    isWarm = true;
                }
                run.make(Math.max(LEAST_TO_CONNECT, 2 * inFlight));
                Emptied.pictures(own);
                run.measure(work.images());
                run.measureLiveHeap();
            }
            Emptied.pictures(own);
        }
    }

    /** Warms up until most code is compiled, against a server without latency. */
    private void warmUp() throws IOException, InterruptedException {
        long latency = server.answerAfter(0);
        make(Integer.getInteger("warmup", WARM_UP));
        server.answerAfter(latency);
    }

    private void make(int images) throws IOException, InterruptedException {
        contender.make(made, images);
        made += images;
    }

    private void measure(int images) throws IOException, InterruptedException {
        System.gc();
        double serverBefore = server.cpuMillis();
        Usage before = Usage.now();
        make(images);
        Map<String, Double> used = Usage.now().since(before, images);
        used.forEach(this::tell);
        tell("server-cpu", (server.cpuMillis() - serverBefore) / images);
    }

    /** Measured separately, since full collections take time. */
    private void measureLiveHeap() throws IOException, InterruptedException {
        if (Boolean.getBoolean("live")) {
            try (LiveHeap heap = LiveHeap.watch()) {
                make(Math.max(LEAST_TO_CONNECT, 2 * inFlight));
                tell("live-heap", heap.mostMegabytes());
            }
        }
    }

    private void tell(String name, double value) {
        Forked.tell(name + "@" + inFlight, value);
    }
}
