package dev.imagebatch.sink.s3;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A server that speaks S3, in a JVM of its own that ends with the tests'. */
enum StandIn {
    /** Checks signatures, keeps no checksums, and objects as files. */
    S3_PROXY {
        @Override
        List<String> arguments(int port, Path folder) throws IOException {
            Path objects = Files.createDirectories(folder.resolve("objects"));
            Path settings =
                    Files.writeString(folder.resolve("s3proxy.conf"), """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """.formatted(port, KEY_ID, SECRET, objects));
            return List.of("-Xmx192m", "-jar", jar("s3proxy"), "--properties", settings.toString());
        }
    },
    /** Checks and keeps checksums, and takes any signature. */
    S3_MOCK {
        @Override
        List<String> arguments(int port, Path folder) {
            return List.of(
                    "-Xmx192m",
                    "-Djava.io.tmpdir=" + folder,
                    "-Dspring.main.lazy-initialization=true",
                    "-jar",
                    jar("s3mock"),
                    "--server.port=0",
                    "--http.port=" + port);
        }
    };

    static final String KEY_ID = "AKIATESTTESTTESTTEST";
    static final String SECRET = "a/secret+that/nobody/may/ever/read/in/a/log";

    private static final int MOST_SECONDS = 60;
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private Optional<Started> started = Optional.empty();

    /**
     * A process and where it listens.
     *
     * @param process the process
     * @param port its port
     * @param log what it says
     */
    private record Started(Process process, int port, Path log) {}

    abstract List<String> arguments(int port, Path folder) throws IOException;

    /** Its address. The first one who asks for any of them starts all, since starting takes them long. */
    URI endpoint() throws IOException, InterruptedException {
        for (StandIn each : values()) {
            each.start();
        }
        Started own = start();
        await(own);
        return URI.create("http://127.0.0.1:" + own.port());
    }

    /** A sink's settings for a bucket that nobody has used. */
    S3SinkBuilder newBucket() throws IOException, InterruptedException {
        S3SinkBuilder sink = at(endpoint(), "bucket-" + BUCKETS.incrementAndGet());
        try (BucketView view = new BucketView(sink)) {
            view.make();
        }
        return sink;
    }

    static S3SinkBuilder at(URI endpoint, String bucket) {
        return S3Sink.bucket(bucket).endpoint(endpoint).region("us-east-1").credentials(KEY_ID, SECRET);
    }

    private synchronized Started start() throws IOException {
        if (started.isEmpty()) {
            started = Optional.of(started());
        }
        return started.get();
    }

    private Started started() throws IOException {
        int port = freePort();
        Path folder = Files.createTempDirectory("stand-in");
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(arguments(port, folder));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder)));
        return new Started(process, port, log);
    }

    private static void await(Started server) throws IOException, InterruptedException {
        for (int tries = 0; tries < MOST_SECONDS * 20; tries++) {
            if (!server.process().isAlive()) {
                throw new IOException("a stand-in ended: " + Files.readString(server.log()));
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("a stand-in does not start: " + Files.readString(server.log()));
    }

    private static void end(Process process, Path folder) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static String jar(String name) {
        return Path.of("target", "stand-ins", name + ".jar").toAbsolutePath().toString();
    }
}
