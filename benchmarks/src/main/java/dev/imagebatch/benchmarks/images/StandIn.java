package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A stand-in of OpenAI's images API with a latency and almost no CPU time: all answers are the same, prepared before
 * the first call and sent from memory outside the heap.
 *
 * <p>{@code GET /cpu} answers how many milliseconds of CPU the process has taken so far, and how many images it sent.
 * {@code GET /latency/0} makes it answer at once from then on, and any other number after so many milliseconds.
 */
final class StandIn implements AutoCloseable {

    static final String LISTENING = "listening ";

    private static final int BACKLOG = 1024;

    private final ServerSocketChannel server;
    private final ByteBuffer answer;
    private final AtomicLong latencyMillis;
    private final LongAdder served = new LongAdder();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    private StandIn(ServerSocketChannel server, ByteBuffer answer, long latencyMillis) {
        this.server = server;
        this.answer = answer;
        this.latencyMillis = new AtomicLong(latencyMillis);
    }

    /**
     * Serves until the process is killed.
     *
     * @param arguments the bytes of an image, the latency in milliseconds and, if it is to be a certain one, the port
     */
    public static void main(String[] arguments) throws IOException {
        int port = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        try (StandIn standIn = open(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), port)) {
            System.out.println(LISTENING + standIn.port());
            standIn.serve();
        }
    }

    static StandIn open(int imageBytes, long latencyMillis, int port) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        return new StandIn(server, answer(SampleImage.ofAbout(imageBytes)), latencyMillis);
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    void serve() throws IOException {
        while (server.isOpen()) {
            SocketChannel channel = server.accept();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            threads.execute(new StandInConnection(channel, answer.duplicate(), latencyMillis, served));
        }
    }

    private static ByteBuffer answer(byte[] picture) {
        String body = "{\"created\":1790000000,\"background\":\"opaque\",\"data\":[{\"b64_json\":\""
                + Base64.getEncoder().encodeToString(picture)
                + "\"}],\"output_format\":\"png\",\"quality\":\"medium\",\"size\":\"1024x1024\",\"usage\":"
                + "{\"input_tokens\":12,\"input_tokens_details\":{\"text_tokens\":12,\"image_tokens\":0},"
                + "\"output_tokens\":400,\"total_tokens\":412}}";
        byte[] bytes = StandInConnection.response("application/json", body).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
