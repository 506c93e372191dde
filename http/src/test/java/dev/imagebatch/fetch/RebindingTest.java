package dev.imagebatch.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagebatch.http.AddressScope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A name that means one address when it is looked at and another when it is used. */
@Timeout(60)
class RebindingTest {

    @TempDir
    private Path folder;

    private ServerSocket server;
    private CompletableFuture<Integer> received;

    @BeforeEach
    void listen() throws Exception {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        received = CompletableFuture.supplyAsync(() -> {
            try (Socket client = server.accept()) {
                return client.getInputStream().readAllBytes().length;
            } catch (IOException e) {
                return -1;
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void fetch_fromThisMachine_doesNotEvenConnect() throws Exception {
        FetchException failure = failure(Network.internet());
        server.close();

        assertThat(failure).hasMessageContaining("not at a public address");
        assertThat(received.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
    }

    @Test
    void fetch_fromNameThatTurnedPrivate_sendsNoByte() throws Exception {
        Network fooled = new Network(
                AddressScope::isPublic,
                host -> new InetAddress[] {InetAddress.getByName("8.8.8.8")},
                Network.internet().secure());

        FetchException failure = failure(fooled);

        assertThat(failure).hasMessageContaining("not at a public address");
        assertThat(failure.isPermanent()).isTrue();
        assertThat(received.get(10, TimeUnit.SECONDS)).isZero();
    }

    private FetchException failure(Network network) {
        URI address = URI.create("https://localhost:" + server.getLocalPort() + "/a.png");
        ReferenceFetcher fetcher = ReferenceFetcher.into(folder)
                .withTimeout(Duration.ofSeconds(10))
                .withNetwork(network);
        return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(address));
    }
}
