package dev.imagebatch.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.KeyTakenException;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.sink.s3.FaultyNetwork.Harm;
import dev.imagebatch.testkit.TinyImages;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What a bucket gets, and what becomes of it. */
@Timeout(60)
class S3SinkTest {

    private final String folder = Bench.newFolder();

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("An object has its image's type, what is known of the image, and its options")
    void store_image_saysWhatItIs(StandIn server) throws Exception {
        Bench bench = Bench.of(server);
        S3SinkBuilder settings = StandIn.at(server.endpoint(), bench.bucket().bucket);
        try (S3Sink sink =
                settings.prefix(folder).cacheControl("public, max-age=60").build()) {
            StoreRequest request = Pictures.described("hero.png", "one", "Ein Hügel, 100% grün");
            StoredImage stored = sink.store(request);

            HeadObjectResponse head = bench.view().head(folder + "hero.png");
            assertThat(stored.id()).isEqualTo(folder + "hero.png");
            assertThat(head.contentType()).isEqualTo("image/png");
            assertThat(head.cacheControl()).isEqualTo("public, max-age=60");
            assertThat(head.metadata())
                    .containsEntry("sha256", stored.info().sha256())
                    .containsEntry("fingerprint", request.fingerprint().toString())
                    .containsEntry("specification", "hero")
                    .containsEntry("variant", "0")
                    .containsEntry("alt-text", "Ein H%C3%BCgel, 100%25 gr%C3%BCn");
        }
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("Any portable name is a key, and its address leads to it")
    void store_keyOfOtherScript_hasAnAddress(StandIn server) throws Exception {
        Bench bench = Bench.of(server);
        String key = folder + "Bücher/図書館_1.png";
        StoredImage stored = bench.sink().store(Pictures.request(key, "one"));

        assertThat(stored.id()).isEqualTo(key);
        assertThat(bench.view().keys(folder)).containsExactly(key);
        assertThat(stored.address())
                .contains(URI.create(server.endpoint() + "/" + bench.bucket().bucket + "/" + folder
                        + "B%C3%BCcher/%E5%9B%B3%E6%9B%B8%E9%A4%A8_1.png"));
        assertThat(bench.sink().read(stored).orElseThrow().bytes()).isEqualTo(Pictures.bytes("one"));
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("An image is fetched when it is opened and not before")
    void read_image_fetchesNothingUntilOpened(StandIn server) throws Exception {
        Bench bench = Bench.of(server);
        StoredImage stored = bench.sink().store(Pictures.request(folder + "hero.png", "one"));
        try (FaultyNetwork network = new FaultyNetwork(server.endpoint());
                S3Sink sink = StandIn.at(network.endpoint(), bench.bucket().bucket)
                        .attempts(1)
                        .build()) {
            ImageData image = sink.read(stored).orElseThrow();

            assertThat(network.requests()).isZero();
            assertThat(image.bytes()).isEqualTo(Pictures.bytes("one"));
            assertThat(image.isIntact()).isTrue();
            assertThat(network.requests()).isEqualTo(2);
            network.harm(new Harm(HttpFault.CUT_IN_ANSWER, 1, 1));
            assertThatThrownBy(image::bytes).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("Other bytes under an image's key are found, also of the same length")
    void isIntact_objectChanged_isFalse(StandIn server) throws Exception {
        Bench bench = Bench.of(server);
        S3Sink sink = bench.sink();
        StoredImage stored = sink.store(Pictures.request(folder + "hero.png", "one"));
        assertThat(sink.isIntact(stored)).isTrue();

        bench.view().put(stored.id(), Pictures.bytes("two"));
        assertThat(sink.exists(stored)).isTrue();
        assertThat(sink.isIntact(stored)).isFalse();

        bench.view().put(stored.id(), Pictures.bytes("another length"));
        assertThat(sink.exists(stored)).isFalse();
        assertThatThrownBy(() -> sink.read(stored).orElseThrow().bytes()).hasMessageContaining("another length");
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("A deleted image is gone with its sidecar, and may be deleted again")
    void delete_image_leavesNothing(StandIn server) throws Exception {
        Bench bench = Bench.of(server);
        StoredImage stored = bench.sink().store(Pictures.withSidecar(Pictures.request(folder + "hero.png", "one")));
        assertThat(bench.view().keys(folder)).containsExactly(stored.id(), stored.id() + ".xmp");

        bench.sink().delete(stored);
        bench.sink().delete(stored);

        assertThat(bench.view().keys(folder)).isEmpty();
        assertThat(bench.sink().exists(stored)).isFalse();
        assertThat(bench.sink().isIntact(stored)).isFalse();
        assertThatThrownBy(() -> bench.sink().read(stored).orElseThrow().bytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such object");
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("What has taken a deleted image's key stays, and so does what lies beside it")
    void delete_keyHoldsAnotherObject_leavesIt(StandIn server) throws Exception {
        Bench bench = Bench.of(server);
        StoredImage stored = bench.sink().store(Pictures.request(folder + "hero.png", "one"));
        bench.view().put(stored.id(), Pictures.bytes("two"));
        bench.view().put(stored.id() + ".xmp", Pictures.bytes("three"));

        bench.sink().delete(stored);

        assertThat(bench.view().keys(folder)).containsExactly(stored.id(), stored.id() + ".xmp");
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("An image whose sidecar's key is taken takes another key, and leaves nothing under the first")
    void store_sidecarTaken_isRefusedWhole(StandIn server) throws Exception {
        Bench bench = Bench.of(server);
        bench.view().put(folder + "hero.png.xmp", Pictures.bytes("mine"));

        assertThatThrownBy(() -> bench.sink().store(Pictures.withSidecar(Pictures.request(folder + "hero.png", "one"))))
                .isInstanceOf(KeyTakenException.class);
        assertThat(bench.view().keys(folder)).containsExactly(folder + "hero.png.xmp");
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("A sink that may overwrite does, and a sink without checksums still knows its images")
    void store_overwritingWithoutChecksums_replacesWhatIsThere(StandIn server) throws Exception {
        Bench bench = Bench.of(server);
        try (S3Sink sink = StandIn.at(server.endpoint(), bench.bucket().bucket)
                .overwriting(Overwriting.ALWAYS)
                .checksums(Checksums.NONE)
                .build()) {
            StoredImage first = sink.store(Pictures.request(folder + "hero.png", "one"));
            StoredImage second = sink.store(Pictures.request(folder + "hero.png", "two"));

            assertThat(second.id()).isEqualTo(first.id());
            assertThat(sink.isIntact(first)).isFalse();
            assertThat(sink.isIntact(second)).isTrue();
            assertThat(bench.view().bytes(first.id())).isEqualTo(Pictures.bytes("two"));
        }
    }

    @ParameterizedTest
    @EnumSource(Checksums.class)
    @DisplayName("Bytes that have changed since they were received are never stored")
    void store_bytesChanged_isRefused(Checksums checksums) throws Exception {
        Bench bench = Bench.of(StandIn.S3_MOCK);
        try (S3Sink sink = StandIn.at(StandIn.S3_MOCK.endpoint(), bench.bucket().bucket)
                .checksums(checksums)
                .build()) {
            StoreRequest changed = Pictures.changed(folder + "hero.png", "one", "two");

            assertThatThrownBy(() -> sink.store(changed))
                    .hasMessageContaining(
                            checksums == Checksums.NONE ? "changed since they were received" : "cannot store");
            assertThat(bench.view().keys(folder)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("A bucket that is not there is no empty one")
    void exists_noSuchBucket_isToldAndNotTakenForMissing(StandIn server) throws Exception {
        StoredImage stored = Bench.of(server).sink().store(Pictures.request(folder + "hero.png", "one"));
        try (S3Sink sink = StandIn.at(server.endpoint(), "no-such-bucket").build()) {
            assertThatThrownBy(() -> sink.exists(stored)).hasMessageContaining("bucket");
            assertThatThrownBy(() -> sink.store(Pictures.request("hero.png", "one")))
                    .hasMessageContaining("bucket")
                    .hasMessageContaining("check");
        }
    }

    @ParameterizedTest
    @EnumSource(value = StandIn.class, names = "S3_PROXY")
    @DisplayName("A wrong secret is told with what to do, and the secret is nowhere")
    void store_wrongSecret_isToldWithoutIt(StandIn server) throws Exception {
        String secret = "not/the/secret+that/it/is";
        try (S3Sink sink = S3Sink.bucket(Bench.of(server).bucket().bucket)
                .endpoint(server.endpoint())
                .credentials(StandIn.KEY_ID, secret)
                .build()) {
            assertThatThrownBy(() -> sink.store(Pictures.request(folder + "hero.png", "one")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("check the credentials")
                    .satisfies(e -> assertThat(Pictures.stackTrace(e)).doesNotContain(secret, StandIn.KEY_ID));
            assertThat(sink.toString()).contains(server.endpoint().toString()).doesNotContain(secret, StandIn.KEY_ID);
        }
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("An image of some megabytes arrives whole")
    void store_largeImage_arrivesWhole(StandIn server) throws Exception {
        Bench bench = Bench.of(server);
        byte[] large = TinyImages.padded(TinyImages.png("large"), 7_654_321);
        StoredImage stored = bench.sink().store(Pictures.request(folder + "large.png", large));

        assertThat(bench.sink().read(stored).orElseThrow().bytes()).isEqualTo(large);
    }

    @ParameterizedTest
    @EnumSource(StandIn.class)
    @DisplayName("A replaced image's sidecar does not stay beside the image that has none")
    void store_replacingWithoutSidecar_leavesNoSidecar(StandIn server) throws Exception {
        Bench bench = Bench.of(server);
        StoredImage old = bench.sink().store(Pictures.withSidecar(Pictures.request(folder + "hero.png", "one")));

        bench.sink().store(Pictures.request(folder + "hero.png", "two").replacing(old));

        assertThat(bench.view().keys(folder)).containsExactly(old.id());
        assertThat(bench.view().bytes(old.id())).isEqualTo(Pictures.bytes("two"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @DisplayName("An image that cannot be read, at first or when it is sent, is not stored")
    void store_unreadableImage_isTold(int openings) throws Exception {
        Bench bench = Bench.of(StandIn.S3_PROXY);
        try (S3Sink sink = StandIn.at(StandIn.S3_PROXY.endpoint(), bench.bucket().bucket)
                .attempts(1)
                .build()) {
            StoreRequest request = Pictures.unreadable(folder + "hero.png", openings);

            assertThatThrownBy(() -> sink.store(request)).isInstanceOf(IOException.class);
            assertThat(bench.view().keys(folder)).isEmpty();
        }
    }
}
