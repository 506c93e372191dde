/** Work on received images: transforms, quality checks and provenance marks. */
module dev.imagebatch.imaging {
    requires transitive dev.imagebatch;
    requires transitive java.desktop;
    requires java.xml;
    requires static transitive org.jspecify;

    exports dev.imagebatch.imaging;
    exports dev.imagebatch.provenance;
    exports dev.imagebatch.quality;
    exports dev.imagebatch.transform;
    exports dev.imagebatch.transform.codec;
    exports dev.imagebatch.transform.pipeline;

    uses dev.imagebatch.transform.codec.ImageCodec;

    provides dev.imagebatch.postprocess.PostProcessor with
            dev.imagebatch.imaging.ImagingPipeline;
    provides dev.imagebatch.transform.codec.ImageCodec with
            dev.imagebatch.transform.codec.png.PngCodec,
            dev.imagebatch.transform.codec.jpeg.JpegCodec;
}
