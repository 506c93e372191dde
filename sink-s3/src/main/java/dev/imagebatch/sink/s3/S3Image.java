package dev.imagebatch.sink.s3;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import java.io.IOException;
import java.io.InputStream;

/** A stored image that is fetched from the bucket each time it is opened. */
record S3Image(Bucket bucket, String key, ImageInfo info) implements ImageData {

    @Override
    public InputStream openStream() throws IOException {
        return Interrupts.asIoException(() -> bucket.read(key, info.length()));
    }

    @Override
    public String toString() {
        return "S3Image[" + key + ", " + info + "]";
    }
}
