package dev.imagebatch.provider.openai;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.http.SecretRedactor;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.UnreadableImageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongSupplier;

/** The images of an answer that came as addresses; they are fetched at once because such addresses expire soon. */
final class UrlImages {

    private final GenerationCall call;
    private final OpenAiExchange exchange;
    private final ImageDownload download;
    private final SecretRedactor redactor;

    UrlImages(GenerationCall call, OpenAiExchange exchange, ImageDownload download, SecretRedactor redactor) {
        this.call = call;
        this.exchange = exchange;
        this.download = download;
        this.redactor = redactor;
    }

    /**
     * Fetches every image; a failure of one does not affect the others.
     *
     * @throws IOException if the call was cancelled, or an image cannot be stored
     */
    void fetch(ParsedAnswer answer, LongSupplier nanosLeft) throws IOException {
        for (Map.Entry<Integer, String> address : answer.addresses().entrySet()) {
            try {
                call.receive(address.getKey(), out -> download.fetch(address.getValue(), out, exchange, nanosLeft));
            } catch (ImageDownload.DownloadException e) {
                if (exchange.isCancelled()) {
                    throw e;
                }
                keep(address.getKey(), address.getValue());
                answer.failure(address.getKey(), lost(e));
            }
        }
    }

    /** Keeps an address whose image could not be fetched: people may still get it. */
    private void keep(int position, String address) throws IOException {
        try {
            call.receive(position, out -> {
                out.write(redactor.withoutSecrets(address).getBytes(StandardCharsets.UTF_8));
                throw new UnreadableImageException("only the address came");
            });
        } catch (UnreadableImageException e) {
            return;
        }
    }

    private static Failure lost(IOException reason) {
        return new Failure(
                FailureKind.UNKNOWN_OUTCOME, FailureStage.GENERATING, Charged.YES, String.valueOf(reason.getMessage()));
    }
}
