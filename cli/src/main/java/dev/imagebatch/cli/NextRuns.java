package dev.imagebatch.cli;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.LedgerSummary.UnknownAttempt;
import dev.imagebatch.planning.NextStep;
import dev.imagebatch.policy.UnknownOutcomePolicy;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.sink.ImageSink;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The next run's treatment of attempts that may have been charged, and their ids for the vendor's support. */
final class NextRuns {

    private final Ledger ledger;
    private final ImageSink sink;
    private final ImageProviders providers = ImageProviders.discover();

    /** The treatment of an image. */
    enum Next {
        /** The image is stored. */
        STORED("nothing to do: the image is stored"),
        /** The item is a prompt brief whose prompt is written. */
        WRITTEN("nothing to do: the prompt is written"),
        /** The image is in the rescue folder. */
        STORES("stores the received image, free of charge"),
        /** The image is missing. */
        MAKES("generates the image"),
        /** The policy for unknown outcomes decides. */
        BY_POLICY("fails; with --on-unknown retry, generates the image and pays again"),
        /** The image would fail again. */
        REFUSES("fails, unless the specification is changed or redo is used");

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

    /** Returns the name of the request header that carries the attempt's id, if the provider sends one. */
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
