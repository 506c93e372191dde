/** Turns many image specifications into stored images: cheaply, never paying twice, never over budget. */
module dev.imagebatch {
    requires transitive com.fasterxml.jackson.core;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.csv;
    requires dev.failsafe.core;
    requires transitive java.desktop;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.imagebatch;
    exports dev.imagebatch.cost;
    exports dev.imagebatch.failure;
    exports dev.imagebatch.fetch;
    exports dev.imagebatch.gallery;
    exports dev.imagebatch.guard;
    exports dev.imagebatch.image;
    exports dev.imagebatch.ledger;
    exports dev.imagebatch.manifest;
    exports dev.imagebatch.imaging;
    exports dev.imagebatch.placeholder;
    exports dev.imagebatch.plan;
    exports dev.imagebatch.postprocess;
    exports dev.imagebatch.provenance;
    exports dev.imagebatch.prompt;
    exports dev.imagebatch.provider;
    exports dev.imagebatch.quality;
    exports dev.imagebatch.report;
    exports dev.imagebatch.result;
    exports dev.imagebatch.sink;
    exports dev.imagebatch.spec;
    exports dev.imagebatch.time;
    exports dev.imagebatch.transform;

    uses dev.imagebatch.postprocess.PostProcessor;
    uses dev.imagebatch.prompt.PromptWriterFactory;
    uses dev.imagebatch.provider.ImageProviderFactory;
    uses dev.imagebatch.provider.ReferenceSource.Factory;
    uses dev.imagebatch.transform.ImageCodec;

    provides dev.imagebatch.postprocess.PostProcessor with
            dev.imagebatch.imaging.ImagingPipeline;
    provides dev.imagebatch.provider.ReferenceSource.Factory with
            dev.imagebatch.fetch.ReferenceFetcher.Factory;
    provides dev.imagebatch.provider.ImageProviderFactory with
            dev.imagebatch.placeholder.PlaceholderProviderFactory;
}
