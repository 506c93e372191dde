/** Stability AI's image models on Amazon Bedrock. */
module dev.imagebatch.provider.stability {
    requires com.fasterxml.jackson.databind;
    requires transitive dev.imagebatch;
    requires transitive dev.imagebatch.bedrock;
    requires static transitive org.jspecify;

    exports dev.imagebatch.provider.stability;

    provides dev.imagebatch.provider.ImageProviderFactory with
            dev.imagebatch.provider.stability.StabilityProviderFactory;
}
