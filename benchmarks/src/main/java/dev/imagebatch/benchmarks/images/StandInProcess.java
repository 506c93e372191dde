package dev.imagebatch.benchmarks.images;

import dev.imagebatch.benchmarks.Forked;
import java.io.IOException;
import java.util.List;

/** A stand-in in its own process, which ends with this one. */
final class StandInProcess implements AutoCloseable {

    private final Process process;
    private final Thread end;
    private final String port;

    private StandInProcess(Process process, String port) {
        this.process = process;
        this.port = port;
        this.end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
    }

    static StandInProcess start(int imageBytes, int latencyMillis) throws IOException {
        Process process = Forked.start(
                List.of(), StandIn.class, List.of(Integer.toString(imageBytes), Integer.toString(latencyMillis)));
        String line = process.inputReader().readLine();
        if (line == null || !line.startsWith(StandIn.LISTENING)) {
            process.destroyForcibly();
            throw new IOException("the stand-in did not start");
        }
        return new StandInProcess(process, line.substring(StandIn.LISTENING.length()));
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(end);
        process.destroyForcibly();
    }
}
