/** What the transforms of pictures need beyond Java: WebP. */
module dev.imagebatch.transforms {
    requires transitive dev.imagebatch;
    requires java.desktop;
    requires webp.imageio;
    requires static transitive org.jspecify;

    exports dev.imagebatch.transforms;

    provides dev.imagebatch.transform.ImageCodec with
            dev.imagebatch.transforms.WebpCodec;
}
