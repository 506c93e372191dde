package dev.imagebatch.sink.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between a sink and its server, hands requests on, and harms the ones that it was told to. */
final class FaultyNetwork implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    private final URI server;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Harm harm = Harm.NONE;

    /**
     * Which requests are harmed.
     *
     * @param fault how
     * @param first from which one, from 1
     * @param last to which one
     */
    record Harm(HttpFault fault, int first, int last) {

        static final Harm NONE = new Harm(HttpFault.REFUSED, 0, 0);

        boolean meets(int request) {
            return request >= first && request <= last;
        }
    }

    FaultyNetwork(URI server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** From now on requests are counted anew, and some are harmed. */
    void harm(Harm planned) {
        harm = planned;
        requests.set(0);
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** One request a connection. */
    private void serve(Socket client) {
        try (client) {
            byte[] head = head(client.getInputStream());
            if (head.length == 0) {
                return;
            }
            int number = requests.incrementAndGet();
            Harm planned = harm;
            if (planned.meets(number)) {
                harm(client, head, planned.fault());
            } else {
                client.getOutputStream().write(answer(whole(client, head)));
            }
        } catch (IOException e) {
            return;
        } finally {
            open.remove(client);
        }
    }

    private void harm(Socket client, byte[] head, HttpFault fault) throws IOException {
        if (fault == HttpFault.CUT_BEFORE_REQUEST) {
            return;
        }
        byte[] request = whole(client, head);
        if (fault == HttpFault.CUT_IN_REQUEST) {
            sendHalf(request);
            return;
        }
        byte[] answer = fault.isCarriedOut() ? answer(request) : new byte[0];
        switch (fault) {
            case CUT_AFTER_REQUEST -> {}
            case CUT_IN_ANSWER -> client.getOutputStream().write(Arrays.copyOf(answer, answer.length / 2));
            case NEVER_ANSWERED -> client.getInputStream().read();
            default -> client.getOutputStream().write(fault.answer().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void sendHalf(byte[] request) throws IOException {
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            upstream.getOutputStream().write(request, 0, request.length / 2);
        }
    }

    private byte[] answer(byte[] request) throws IOException {
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            upstream.getOutputStream().write(request);
            return upstream.getInputStream().readAllBytes();
        }
    }

    private static byte[] whole(Socket client, byte[] head) throws IOException {
        Matcher length = LENGTH.matcher(new String(head, StandardCharsets.ISO_8859_1));
        byte[] body = client.getInputStream().readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head);
        request.write(body);
        return request.toByteArray();
    }

    /** The first lines, with the wish that the connection ends after the answer. */
    private static byte[] head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.append((char) b);
            if (b == '\n' && head.toString().endsWith("\r\n\r\n")) {
                String closing = head.toString()
                        .replaceAll("(?im)^connection: .*\r\n", "")
                        .replaceFirst("\r\n", "\r\nConnection: close\r\n");
                return closing.getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        return new byte[0];
    }
}
