package dev.imagebatch.examples.cms;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** An image as a site gives it to everybody, read when it is asked for; what it should be is known beforehand. */
public record RemoteImage(CmsClient client, URI address, ImageInfo info) implements ImageData {

    @Override
    public InputStream openStream() throws IOException {
        return client.open(address);
    }

    /** Whether the site gives the very bytes; not if it gives none. */
    @Override
    public boolean isIntact() throws IOException {
        try {
            return ImageData.super.isIntact();
        } catch (CmsException e) {
            if (e.isMissing()) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public String toString() {
        return "RemoteImage[" + address + "]";
    }
}
