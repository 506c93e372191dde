package dev.imagebatch.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Checks whom a connection has really reached before the first byte is sent, whatever its name meant a moment ago; and
 * ends the connections of one download at once.
 *
 * <p>Only connected sockets are made secure here: without an unconnected one the platform connects a plain socket itself and
 * brings it.
 */
final class GuardedSockets extends SSLSocketFactory {

    private final Predicate<InetAddress> rule;
    private final SSLSocketFactory secure;
    private @Nullable Socket connected;
    private boolean isRefused;
    private boolean isEnded;

    GuardedSockets(Network network) {
        this.rule = network.rule();
        this.secure = network.secure().get();
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        InetAddress reached = plain.getInetAddress();
        if (reached == null || !rule.test(reached)) {
            refuse();
            plain.close();
            throw new SocketException("not a public address");
        }
        begin(plain);
        return secure.createSocket(plain, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unchecked();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw unchecked();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return secure.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return secure.getSupportedCipherSuites();
    }

    /** Closes what is open and lets nothing begin any more. */
    synchronized void end() {
        isEnded = true;
        if (connected != null) {
            close(connected);
        }
    }

    synchronized boolean isEnded() {
        return isEnded;
    }

    /** Whether a connection reached an address that is not allowed. */
    synchronized boolean isRefused() {
        return isRefused;
    }

    private synchronized void refuse() {
        isRefused = true;
    }

    private synchronized void begin(Socket plain) throws IOException {
        if (isEnded) {
            plain.close();
            throw new SocketException("ended");
        }
        connected = plain;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // What cannot be closed is broken already: its reader finds out.
            return;
        }
    }

    private static SocketException unchecked() {
        return new SocketException("only connections whose address was checked are made secure");
    }
}
