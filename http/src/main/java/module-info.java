/** Shared code of providers over HTTP, and a guarded download of reference images. */
module dev.imagebatch.http {
    requires transitive com.fasterxml.jackson.core;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive dev.imagebatch;
    requires java.net.http;
    requires static transitive org.jspecify;

    exports dev.imagebatch.fetch;
    exports dev.imagebatch.http;

    provides dev.imagebatch.provider.ReferenceSource.Factory with
            dev.imagebatch.fetch.ReferenceFetcher.Factory;
}
