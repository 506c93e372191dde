package dev.imagebatch.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one download. The address that a connection has reached is checked before the first byte is sent, since a
 * name may resolve to another address than before.
 *
 * <p>Makes only connected sockets secure; the platform then connects plain sockets itself.
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

    /** Closes the open connection and refuses later ones. */
    synchronized void end() {
        isEnded = true;
        if (connected != null) {
            close(connected);
        }
    }

    synchronized boolean isEnded() {
        return isEnded;
    }

    /** Returns whether a connection reached an address that is not allowed. */
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
            // already broken, as its reader will see
            return;
        }
    }

    private static SocketException unchecked() {
        return new SocketException("only connected sockets can be made secure");
    }
}
