package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessorBuilder;
import dev.imagebatch.imaging.ImagingPipeline;
import dev.imagebatch.policy.OriginalsPolicy;
import dev.imagebatch.provenance.ProvenanceMarks;
import dev.imagebatch.quality.QualityGate;
import picocli.CommandLine.Option;

/** The options for processing received images; a retry may change them. */
final class FinishOptions {

    @Option(names = "--check", description = "Check that each image decodes, has the requested size and is not blank.")
    boolean check;

    @Option(
            names = "--ask-again",
            paramLabel = "N",
            converter = Quantities.RepeatsConverter.class,
            description = "Like --check, and generates and pays again for images that do not pass, at most N times"
                    + " each.")
    int askAgain;

    @Option(
            names = "--originals",
            paramLabel = "keep|discard",
            description = "Keep or discard the received images of transforms (default: keep).")
    OriginalsPolicy originals = OriginalsPolicy.KEEP;

    @Option(
            names = "--provenance",
            paramLabel = "none|iptc|iptc-with-prompt",
            description = "Provenance metadata to write into images (default: none).")
    ProvenanceMarks provenance = ProvenanceMarks.unchanged();

    BatchProcessorBuilder apply(BatchProcessorBuilder builder) {
        return builder.originals(originals)
                .postProcessor(ImagingPipeline.standard().withQuality(quality()).withProvenance(provenance));
    }

    private QualityGate quality() {
        return check || askAgain > 0 ? QualityGate.standard().withAskingAgain(askAgain) : QualityGate.off();
    }
}
