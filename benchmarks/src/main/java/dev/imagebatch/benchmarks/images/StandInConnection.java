package dev.imagebatch.benchmarks.images;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** One connection, whose requests are answered one after another until the client closes it. */
final class StandInConnection implements Runnable {

    private static final String LATENCY = "GET /latency/";

    private final SocketChannel channel;
    private final ByteBuffer answer;
    private final AtomicLong latencyMillis;
    private final LongAdder served;

    StandInConnection(SocketChannel channel, ByteBuffer answer, AtomicLong latencyMillis, LongAdder served) {
        this.channel = channel;
        this.answer = answer;
        this.latencyMillis = latencyMillis;
        this.served = served;
    }

    static String response(String type, String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nx-request-id: req_1\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    @Override
    public void run() {
        try (channel) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            for (String start = StandInRequest.read(in); !start.isEmpty(); start = StandInRequest.read(in)) {
                answer(start);
            }
        } catch (IOException e) {
            // the client has closed the connection
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String start) throws IOException, InterruptedException {
        if (start.startsWith("GET /cpu ")) {
            send(ByteBuffer.wrap(response("text/plain", cpu()).getBytes(StandardCharsets.US_ASCII)));
            return;
        }
        if (start.startsWith(LATENCY)) {
            long was =
                    latencyMillis.getAndSet(Long.parseLong(start.substring(LATENCY.length(), start.lastIndexOf(' '))));
            send(ByteBuffer.wrap(response("text/plain", Long.toString(was)).getBytes(StandardCharsets.US_ASCII)));
            return;
        }
        Thread.sleep(latencyMillis.get());
        send(answer.rewind());
        served.increment();
    }

    private void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private String cpu() {
        long nanos = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
        return nanos / 1_000_000 + " " + served.sum();
    }
}
