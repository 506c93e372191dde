/** Amazon Nova Canvas on Amazon Bedrock. */
module dev.imagebatch.provider.nova {
    requires com.fasterxml.jackson.databind;
    requires transitive dev.imagebatch;
    requires transitive dev.imagebatch.bedrock;
    requires static transitive org.jspecify;

    exports dev.imagebatch.provider.nova;

    provides dev.imagebatch.provider.ImageProviderFactory with
            dev.imagebatch.provider.nova.NovaProviderFactory;
}
