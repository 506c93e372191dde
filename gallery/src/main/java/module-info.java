/** The stored images of a subject, for their owner. */
module dev.imagebatch.gallery {
    requires transitive dev.imagebatch;
    requires static transitive org.jspecify;

    exports dev.imagebatch.gallery;
}
