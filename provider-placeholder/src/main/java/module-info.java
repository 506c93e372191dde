/** A free provider that draws the prompt, without a network. */
module dev.imagebatch.provider.placeholder {
    requires transitive dev.imagebatch;
    requires java.desktop;
    requires static transitive org.jspecify;

    exports dev.imagebatch.provider.placeholder;

    provides dev.imagebatch.provider.ImageProviderFactory with
            dev.imagebatch.provider.placeholder.PlaceholderProviderFactory;
}
