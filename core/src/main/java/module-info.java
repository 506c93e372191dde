/** Turns many image specifications into stored images: cheaply, never paying twice, never over budget. */
module dev.imagebatch {
    requires static com.fasterxml.jackson.annotation;
    requires dev.failsafe.core;
    requires transitive dev.imagebatch.ledger;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.imagebatch;
    exports dev.imagebatch.guard;
    exports dev.imagebatch.plan;
    exports dev.imagebatch.policy;
    exports dev.imagebatch.postprocess;
    exports dev.imagebatch.prompt;
    exports dev.imagebatch.provider;
    exports dev.imagebatch.rescue to
            dev.imagebatch.folder;
    exports dev.imagebatch.result;
    exports dev.imagebatch.sink;
    exports dev.imagebatch.spec;
    exports dev.imagebatch.text to
            dev.imagebatch.folder;

    uses dev.imagebatch.postprocess.PostProcessor;
    uses dev.imagebatch.prompt.PromptWriterFactory;
    uses dev.imagebatch.provider.ImageProviderFactory;
    uses dev.imagebatch.provider.ReferenceSource.Factory;
}
