package dev.imagebatch.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.KeyTakenException;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.sink.s3.FaultyNetwork.Harm;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request of every way to store an image fails in every way; storing it again gives the one object. */
@Timeout(120)
class FaultsTest {

    private static final int MOST_REQUESTS = 30;

    /** A way to store an image in a folder, and which objects must be there in the end. */
    private enum Way {
        NEW(List.of("hero.png")) {
            @Override
            StoreRequest request(S3Sink sink, String folder) {
                return Pictures.request(folder + "hero.png", "real");
            }
        },
        REPLACING(List.of("hero.png")) {
            @Override
            StoreRequest request(S3Sink sink, String folder) throws Exception {
                StoredImage placeholder = sink.store(Pictures.request(folder + "hero.png", "placeholder"));
                return NEW.request(sink, folder).replacing(placeholder);
            }
        },
        REPLACING_ELSEWHERE_WITH_SIDECAR(List.of("hero.png", "hero.png.xmp")) {
            @Override
            StoreRequest request(S3Sink sink, String folder) throws Exception {
                StoredImage placeholder =
                        sink.store(Pictures.withSidecar(Pictures.request(folder + "old.png", "placeholder")));
                return Pictures.withSidecar(NEW.request(sink, folder).replacing(placeholder));
            }
        };

        private final List<String> objects;

        Way(List<String> objects) {
            this.objects = objects;
        }

        boolean isUsual(HttpFault fault) {
            return fault == HttpFault.CUT_AFTER_REQUEST || (this == NEW && fault != HttpFault.NEVER_ANSWERED);
        }

        abstract StoreRequest request(S3Sink sink, String folder) throws Exception;

        List<String> objects(String folder) {
            return objects.stream().map(name -> folder + name).toList();
        }
    }

    /** All of them with {@code -Dfaults=all}; else those that differ most. */
    static Stream<Arguments> cases() {
        boolean all = System.getProperty("faults", "").equals("all");
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(HttpFault.values())
                        .flatMap(fault -> Stream.of(StandIn.values())
                                .filter(server -> all || (server == StandIn.S3_PROXY && way.isUsual(fault)))
                                .map(server -> Arguments.of(way, fault, server))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("A fault that stays is told, and storing again gives the one object")
    void store_requestFailsForGood_isDoneByStoringAgain(Way way, HttpFault fault, StandIn server) throws Exception {
        assertThat(harmEveryRequest(way, fault, server, 1)).isGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("A fault that passes is not even noticed, and leaves the one object")
    void store_requestFailsOnce_isRepeated(Way way, HttpFault fault, StandIn server) throws Exception {
        assertThat(harmEveryRequest(way, fault, server, 3)).isGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("Where the last answer is lost, the bucket is asked what became of the image")
    void store_lastAnswerLost_looksAndFindsTheImage(StandIn server) throws Exception {
        Bench bench = Bench.of(server);
        StoreRequest request = Pictures.request(Bench.newFolder() + "hero.png", "real");
        Harm lostAnswer = new Harm(HttpFault.CUT_AFTER_REQUEST, 2, 2);
        try (FaultyNetwork network = new FaultyNetwork(server.endpoint());
                S3Sink sink = through(network.endpoint(), bench.bucket().bucket, 1, lostAnswer)) {
            network.harm(lostAnswer);

            assertThat(sink.store(request)).isEqualTo(sink.store(request));
        }
    }

    @Test
    @DisplayName("An image under a taken key is told so, though the server hung up on it before it was sent")
    void store_takenAndHungUp_isTaken() throws Exception {
        Bench bench = Bench.of(StandIn.S3_PROXY);
        String key = Bench.newFolder() + "hero.png";
        bench.view().put(key, Pictures.bytes("mine"));
        try (FaultyNetwork network = new FaultyNetwork(StandIn.S3_PROXY.endpoint());
                S3Sink sink = through(network.endpoint(), bench.bucket().bucket, 1, Harm.NONE)) {
            sink.store(Pictures.request(key + ".other.png", "first: conditions are known from here on"));
            network.harm(new Harm(HttpFault.CUT_IN_REQUEST, 1, 1));

            assertThatThrownBy(() -> sink.store(Pictures.request(key, "real"))).isInstanceOf(KeyTakenException.class);
        }
        assertThat(bench.view().bytes(key)).isEqualTo(Pictures.bytes("mine"));
    }

    /** Harms one request after the other until there is none left to be harmed; says how many there were. */
    private static int harmEveryRequest(Way way, HttpFault fault, StandIn server, int attempts) throws Exception {
        try (FaultyNetwork network = new FaultyNetwork(server.endpoint())) {
            for (int request = 1; request < MOST_REQUESTS; request++) {
                network.harm(Harm.NONE);
                if (!harm(network, way, new Harm(fault, request, request), Bench.of(server), attempts)) {
                    return request - 1;
                }
            }
        }
        throw new AssertionError("it takes more than " + MOST_REQUESTS + " requests");
    }

    private static boolean harm(FaultyNetwork network, Way way, Harm harm, Bench bench, int attempts) throws Exception {
        String folder = Bench.newFolder();
        StoreRequest request = way.request(bench.sink(), folder);
        try (S3Sink sink = through(network.endpoint(), bench.bucket().bucket, attempts, harm)) {
            network.harm(harm);
            Optional<IOException> failure = failure(sink, request);
            boolean harmed = network.requests() >= harm.first();
            if (attempts > 1 && harm.fault() != HttpFault.REFUSED) {
                assertThat(failure).as("%s", harm).isEmpty();
            }

            StoredImage stored = bench.sink().store(request);
            assertThat(stored.id()).isEqualTo(folder + "hero.png");
            assertThat(bench.view().bytes(stored.id())).as("%s", harm).isEqualTo(Pictures.bytes("real"));
            assertThat(bench.view().keys(folder)).as("%s", harm).isEqualTo(way.objects(folder));
            return harmed;
        }
    }

    private static Optional<IOException> failure(S3Sink sink, StoreRequest request) throws InterruptedException {
        try {
            sink.store(request);
            return Optional.empty();
        } catch (KeyTakenException e) {
            throw new AssertionError("taken for another image", e);
        } catch (IOException e) {
            assertThat(e.toString()).doesNotContain(StandIn.SECRET, StandIn.KEY_ID);
            return Optional.of(e);
        }
    }

    private static S3Sink through(URI network, String bucket, int attempts, Harm harm) {
        Duration timeout = harm.fault() == HttpFault.NEVER_ANSWERED ? Duration.ofMillis(300) : Duration.ofSeconds(30);
        S3SinkBuilder sink = StandIn.at(network, bucket).attempts(attempts).timeout(timeout);
        sink.time = new NoWaiting();
        return sink.build();
    }
}
