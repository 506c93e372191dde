/** Specification files, and a folder of images with its record and contact sheet. */
module dev.imagebatch.folder {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires transitive dev.imagebatch;
    requires dev.imagebatch.imaging;
    requires java.desktop;
    requires static transitive org.jspecify;

    exports dev.imagebatch.folder;
    exports dev.imagebatch.manifest;
    exports dev.imagebatch.report;
}
