/** Google Gemini image models for imagebatch. */
module dev.imagebatch.provider.gemini {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires transitive dev.imagebatch;
    requires dev.imagebatch.http;
    requires java.net.http;
    requires static org.jspecify;

    exports dev.imagebatch.provider.gemini;

    provides dev.imagebatch.provider.ImageProviderFactory with
            dev.imagebatch.provider.gemini.GeminiProviderFactory;
}
