package dev.imagebatch.cli;

import dev.imagebatch.BatchProcessorBuilder;
import dev.imagebatch.imaging.ImagingPipeline;
import dev.imagebatch.policy.OriginalsPolicy;
import dev.imagebatch.provenance.ProvenanceMarks;
import dev.imagebatch.quality.QualityGate;
import picocli.CommandLine.Option;

/** The options that decide what becomes of received images before they are stored; a retry may change them. */
final class FinishOptions {

    @Option(
            names = "--check",
            description = "Only keep as done what decodes, has the size that was asked for and is not blank.")
    boolean check;

    @Option(
            names = "--ask-again",
            paramLabel = "N",
            converter = EnumConverters.TimesWord.class,
            description = "Checks as --check does, and asks again, and pays again, for what does not pass, at most"
                    + " N times an image.")
    int askAgain;

    @Option(
            names = "--originals",
            paramLabel = "keep|discard",
            converter = EnumConverters.OriginalsWord.class,
            description = "Whether received images are stored beside what transforms make of them; keep unless given.")
    OriginalsPolicy originals = OriginalsPolicy.KEEP;

    @Option(
            names = "--provenance",
            paramLabel = "none|iptc|iptc-with-prompt",
            converter = EnumConverters.ProvenanceWord.class,
            description = "What is written into the images about where they come from; none unless given.")
    ProvenanceMarks provenance = ProvenanceMarks.unchanged();

    BatchProcessorBuilder apply(BatchProcessorBuilder builder) {
        return builder.originals(originals)
                .postProcessor(ImagingPipeline.standard().withQuality(quality()).withProvenance(provenance));
    }

    private QualityGate quality() {
        return check || askAgain > 0 ? QualityGate.standard().withAskingAgain(askAgain) : QualityGate.off();
    }
}
