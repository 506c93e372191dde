package dev.imagebatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionFailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownHostException("nowhere"), ConnectionFailure.UNKNOWN_HOST),
                Arguments.of(new ConnectException("refused"), ConnectionFailure.REFUSED),
                Arguments.of(new NoRouteToHostException("no"), ConnectionFailure.REFUSED),
                Arguments.of(new HttpConnectTimeoutException("late"), ConnectionFailure.TIMEOUT),
                Arguments.of(new SocketTimeoutException("Connect timed out"), ConnectionFailure.TIMEOUT),
                Arguments.of(new SSLHandshakeException("no"), ConnectionFailure.TLS),
                Arguments.of(new SSLPeerUnverifiedException("no"), ConnectionFailure.TLS),
                Arguments.of(new IOException(new ConnectException("refused")), ConnectionFailure.REFUSED),
                Arguments.of(new SocketTimeoutException("Read timed out"), null),
                Arguments.of(new SocketTimeoutException(), null),
                Arguments.of(new HttpTimeoutException("late"), null),
                Arguments.of(new InterruptedIOException("timeout"), null),
                Arguments.of(new SocketException("Connection reset"), null),
                Arguments.of(new SSLException("closed"), null),
                Arguments.of(new EOFException(), null),
                Arguments.of(null, null));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void of_exception_isAReasonOnlyIfNothingWasSent(@Nullable Throwable failure, @Nullable ConnectionFailure reason) {
        assertThat(ConnectionFailure.of(failure)).isEqualTo(Optional.ofNullable(reason));
    }
}
