/** The WebP codec of the transforms. */
module dev.imagebatch.webp {
    requires transitive dev.imagebatch.imaging;
    requires java.desktop;
    requires webp.imageio;
    requires static transitive org.jspecify;

    exports dev.imagebatch.webp;

    provides dev.imagebatch.transform.codec.ImageCodec with
            dev.imagebatch.webp.WebpCodec;
}
