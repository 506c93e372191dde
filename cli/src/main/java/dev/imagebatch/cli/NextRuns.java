package dev.imagebatch.cli;

import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerSummary.UnknownAttempt;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.spec.Fingerprint;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Tells what the next run does with the images of attempts that may have been charged, and what support knows them by. */
final class NextRuns {

    private final Ledger ledger;
    private final ImageSink sink;
    private final ImageProviders providers = ImageProviders.discover();

    /** What a run does with an image. */
    enum Next {
        /** It is there. */
        STORED("nothing: the image is stored"),
        /** It is a prompt, and there. */
        WRITTEN("nothing: the prompt is written"),
        /** It was received. */
        STORES("stores the image that was received, and pays nothing"),
        /** It is to be made. */
        MAKES("makes the image"),
        /** The policy decides. */
        BY_POLICY("lets it fail; with --on-unknown retry makes it, and pays again"),
        /** It would fail again. */
        REFUSES("lets it fail, until its specification is changed or it is made again by redo");

        private final String words;

        Next(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    NextRuns(Ledger ledger, ImageSink sink) {
        this.ledger = ledger;
        this.sink = sink;
    }

    Set<Next> of(UnknownAttempt attempt) throws IOException {
        Set<Next> all = EnumSet.noneOf(Next.class);
        for (Fingerprint item : attempt.started().items()) {
            all.add(of(item));
        }
        return all;
    }

    /** What the request was sent with, so that the vendor finds it; empty if the vendor was told nothing. */
    Optional<String> header(UnknownAttempt attempt) {
        return providers.factories().stream()
                .filter(factory ->
                        factory.name().equals(attempt.started().model().provider()))
                .findFirst()
                .flatMap(ImageProviderFactory::attemptHeader);
    }

    private Next of(Fingerprint item) throws IOException {
        if (ledger.find(item).orElse(null) instanceof ItemState.Written) {
            return Next.WRITTEN;
        }
        NextStep usual = NextStep.of(ledger.find(item), UnknownOutcomePolicy.FAIL, sink::exists);
        if (usual instanceof NextStep.Stored) {
            return Next.STORED;
        }
        if (usual instanceof NextStep.ToStore) {
            return Next.STORES;
        }
        if (usual instanceof NextStep.ToGenerate) {
            return Next.MAKES;
        }
        NextStep retried = NextStep.of(ledger.find(item), UnknownOutcomePolicy.RETRY, sink::exists);
        return retried instanceof NextStep.ToGenerate ? Next.BY_POLICY : Next.REFUSES;
    }
}
