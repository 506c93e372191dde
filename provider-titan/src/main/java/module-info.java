/** Amazon Titan Image Generator on Amazon Bedrock. */
module dev.imagebatch.provider.titan {
    requires com.fasterxml.jackson.databind;
    requires transitive dev.imagebatch;
    requires transitive dev.imagebatch.bedrock;
    requires static transitive org.jspecify;

    exports dev.imagebatch.provider.titan;

    provides dev.imagebatch.provider.ImageProviderFactory with
            dev.imagebatch.provider.titan.TitanProviderFactory;
}
