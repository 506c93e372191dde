package dev.imagebatch.transform.pipeline;

import dev.imagebatch.transform.codec.ImageCodec;
import dev.imagebatch.transform.codec.jpeg.JpegCodec;
import dev.imagebatch.transform.codec.png.PngCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The codecs there are.
 *
 * @since 0.1
 */
public final class ImageCodecs {

    private ImageCodecs() {}

    /** Those of PNG and JPEG, which need nothing but Java. */
    public static List<ImageCodec> builtIn() {
        return List.of(new PngCodec(), new JpegCodec());
    }

    /** The built-in ones, and those that the current thread's class loader finds, such as the artifact imagebatch-webp for WebP. */
    public static List<ImageCodec> available() {
        List<ImageCodec> codecs = new ArrayList<>(builtIn());
        ServiceLoader.load(ImageCodec.class).forEach(codecs::add);
        return List.copyOf(codecs);
    }
}
