package dev.imagebatch.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Failures say what to do, and nothing that a server echoes. */
@Timeout(60)
class FailuresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | AccessDenied                     | 1 | grant s3:PutObject
            403 | InvalidAccessKeyId               | 1 | check the access key
            403 | SignatureDoesNotMatch            | 1 | check the access key
            400 | ExpiredToken                     | 1 | get new credentials
            404 | NoSuchBucket                     | 1 | check its name, region and endpoint
            301 | PermanentRedirect                | 1 | the bucket is in the region eu-west-3: set that one
            400 | AuthorizationHeaderMalformed     | 1 | the bucket is in the region eu-west-3: set that one
            403 | RequestTimeTooSkewed             | 3 | clock is wrong
            400 | BadDigest                        | 1 | store the image again
            400 | InvalidStorageClass              | 1 | storage class
            400 | AccessControlListNotSupported    | 1 | leave out acl
            503 | SlowDown                         | 3 | fewer workers
            500 | InternalError                    | 3 | a later run stores the image
            409 | OperationAborted                 | 3 | refuses
            507 | Whatever                         | 1 | full
            418 | <b>Bold</b>                      | 1 | refuses
            """)
    void store_errorAnswer_saysWhatToDo(int status, String code, int puts, String advice) throws Exception {
        Map<String, String> headers = Map.of(
                status == 301 || code.startsWith("Auth") ? "x-amz-bucket-region" : "x-ignored",
                "eu-west-3",
                "Retry-After",
                "86400",
                "x-amz-retry-after",
                "-5");
        try (CannedServer server = new CannedServer(CannedServer.error(status, code, headers));
                S3Sink sink = server.sink().overwriting(Overwriting.ALWAYS).build()) {
            assertThatThrownBy(() -> sink.store(Pictures.request("hero.png", "one")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(advice)
                    .hasMessageContaining("hero.png")
                    .satisfies(e ->
                            assertThat(Pictures.stackTrace(e)).doesNotContain(StandIn.KEY_ID, "Signature=", "<b>"));
            assertThat(server.requests().stream().filter(request -> request.startsWith("PUT")))
                    .hasSize(puts);
        }
    }

    @Test
    @DisplayName("Where the right to list is missing, a missing object cannot be told from a forbidden one")
    void exists_forbidden_namesTheMissingRight() throws Exception {
        try (CannedServer server = new CannedServer(CannedServer.error(403, "AccessDenied", Map.of()));
                S3Sink sink = server.sink().build()) {
            assertThatThrownBy(() -> sink.store(Pictures.request("hero.png", "one")))
                    .hasMessageContaining("s3:ListBucket");
        }
    }

    @Test
    @DisplayName("A server that cannot be reached is told with its address")
    void store_nobodyListens_namesTheEndpoint() {
        S3SinkBuilder nobody = StandIn.at(URI.create("http://127.0.0.1:1"), "bucket");
        NoWaiting waiting = new NoWaiting();
        nobody.time = waiting;
        try (S3Sink sink = nobody.build()) {
            assertThatThrownBy(() -> sink.store(Pictures.request("hero.png", "one")))
                    .hasMessageContaining("cannot be reached")
                    .hasMessageContaining("http://127.0.0.1:1");
        }
        assertThat(waiting.waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(800));
    }

    @Test
    @DisplayName("Missing credentials are told with where to put them")
    void store_noCredentials_saysWhereToPutThem() {
        try (S3Sink sink = StandIn.at(URI.create("http://127.0.0.1:1"), "bucket")
                .credentials(() -> {
                    throw SdkClientException.create("Unable to load credentials from any of the providers");
                })
                .build()) {
            assertThatThrownBy(() -> sink.store(Pictures.request("hero.png", "one")))
                    .hasMessageContaining("AWS_ACCESS_KEY_ID");
        }
    }

    @ParameterizedTest
    @CsvSource({"../up.png", "a//b.png", "/a.png", "a/./b.png", "'', ", "a\\b.png"})
    void store_keyThatServersResolve_isRefused(String key) throws Exception {
        try (S3Sink sink =
                StandIn.at(URI.create("http://127.0.0.1:1"), "bucket").build()) {
            assertThatThrownBy(() -> sink.store(Pictures.request(key, "one"))).hasMessageContaining("the key is not");
            assertThatThrownBy(() -> sink.store(Pictures.request("a".repeat(1030), "one")))
                    .hasMessageContaining("1020 bytes");
        }
    }
}
