package dev.imagebatch.provider.openai;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.Stage;
import dev.imagebatch.provider.GenerationCall;
import java.io.IOException;
import java.util.Map;
import java.util.function.LongSupplier;

/** The images of an answer that came as addresses: fetched at once, since such addresses die soon. */
final class Addressed {

    private final GenerationCall call;
    private final Exchange exchange;
    private final ImageDownload download;

    Addressed(GenerationCall call, Exchange exchange, ImageDownload download) {
        this.call = call;
        this.exchange = exchange;
        this.download = download;
    }

    /**
     * Fetches each; one that cannot be had does not keep the others from coming.
     *
     * @throws IOException if the call was cancelled, or an image cannot be kept
     */
    void fetch(Answer answer, LongSupplier nanosLeft) throws IOException {
        for (Map.Entry<Integer, String> address : answer.addresses().entrySet()) {
            try {
                call.receive(address.getKey(), out -> download.fetch(address.getValue(), out, exchange, nanosLeft));
            } catch (ImageDownload.DownloadException e) {
                if (exchange.isCancelled()) {
                    throw e;
                }
                answer.failure(address.getKey(), lost(e));
            }
        }
    }

    private static Failure lost(IOException reason) {
        return new Failure(
                FailureKind.UNKNOWN_OUTCOME, Stage.GENERATING, Charged.YES, String.valueOf(reason.getMessage()));
    }
}
