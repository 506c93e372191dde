package dev.imagebatch.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.KeyTakenException;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.sink.s3.FaultyNetwork.Harm;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request of every way to store an image fails in every way; storing it again gives the one object. */
@Timeout(120)
class FaultsTest {

    private static final int MOST_REQUESTS = 30;

    /** A way to store an image, and what the bucket must hold in the end. */
    private enum Way {
        NEW {
            @Override
            StoreRequest request(S3Sink sink) {
                return Pictures.request("hero.png", "real");
            }

            @Override
            Map<String, byte[]> result() {
                return Map.of("hero.png", Pictures.bytes("real"));
            }
        },
        REPLACING {
            @Override
            StoreRequest request(S3Sink sink) throws Exception {
                StoredImage placeholder = sink.store(Pictures.request("hero.png", "placeholder"));
                return Pictures.request("hero.png", "real").replacing(placeholder);
            }

            @Override
            Map<String, byte[]> result() {
                return Map.of("hero.png", Pictures.bytes("real"));
            }
        },
        REPLACING_ELSEWHERE_WITH_SIDECAR {
            @Override
            StoreRequest request(S3Sink sink) throws Exception {
                StoredImage placeholder =
                        sink.store(Pictures.withSidecar(Pictures.request("old.png", "placeholder")));
                return Pictures.withSidecar(Pictures.request("hero.png", "real").replacing(placeholder));
            }

            @Override
            Map<String, byte[]> result() {
                return Map.of("hero.png", Pictures.bytes("real"), "hero.png.xmp", Pictures.PACKET.getBytes());
            }
        };

        abstract StoreRequest request(S3Sink sink) throws Exception;

        abstract Map<String, byte[]> result();
    }

    static Stream<Arguments> cases() {
        return Stream.of(Way.values())
                .flatMap(way -> Arrays.stream(HttpFault.values())
                        .flatMap(fault -> Stream.of(StandIn.values())
                                .filter(server -> server == StandIn.S3_PROXY || way == Way.NEW)
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

    /** Harms one request after the other until there is none left to be harmed; says how many there were. */
    private static int harmEveryRequest(Way way, HttpFault fault, StandIn server, int attempts) throws Exception {
        try (FaultyNetwork network = new FaultyNetwork(server.endpoint())) {
            for (int request = 1; request < MOST_REQUESTS; request++) {
                if (!harm(network, way, new Harm(fault, request, request), server.newBucket().attempts(attempts))) {
                    return request - 1;
                }
            }
        }
        throw new AssertionError("it takes more than " + MOST_REQUESTS + " requests");
    }

    private static boolean harm(FaultyNetwork network, Way way, Harm harm, S3SinkBuilder bucket) throws Exception {
        StoreRequest request;
        try (S3Sink direct = bucket.build();
                BucketView view = new BucketView(bucket);
                S3Sink sink = through(network.endpoint(), bucket)) {
            request = way.request(direct);
            network.harm(harm);
            Optional<IOException> failure = failure(sink, request);
            boolean harmed = network.requests() >= harm.first();
            if (bucket.attempts > 1 && harm.fault() != HttpFault.REFUSED) {
                assertThat(failure).as("%s", harm).isEmpty();
            }
            network.harm(new Harm(harm.fault(), 0, 0));

            assertThatCode(() -> sink.store(request)).as("%s", harm).doesNotThrowAnyException();
            assertThat(view.keys()).as("%s", harm).containsExactlyInAnyOrderElementsOf(way.result().keySet());
            way.result().forEach((key, bytes) -> assertThat(view.bytes(key)).isEqualTo(bytes));
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

    private static S3Sink through(URI network, S3SinkBuilder bucket) {
        S3SinkBuilder sink = StandIn.at(network, bucket.bucket)
                .attempts(bucket.attempts)
                .timeout(Duration.ofMillis(400));
        sink.time = new NoWaiting();
        return sink.build();
    }
}
