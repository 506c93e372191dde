/** The modules that most programs need besides a provider. */
module dev.imagebatch.standard {
    requires transitive dev.imagebatch;
    requires transitive dev.imagebatch.folder;
    requires transitive dev.imagebatch.http;
    requires transitive dev.imagebatch.imaging;
    requires transitive dev.imagebatch.provider.placeholder;
}
