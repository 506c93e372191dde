package dev.imagebatch.examples.cms;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * An image as a site gives it to everybody, looked up when it is read; what it should be is known beforehand.
 *
 * @param client reads it
 * @param address finds it
 * @param info what it should be
 */
public record RemoteImage(CmsClient client, Address address, ImageInfo info) implements ImageData {

    /** Where a site has an image. */
    @FunctionalInterface
    public interface Address {

        /** Looks it up. */
        URI find() throws IOException;
    }

    @Override
    public InputStream openStream() throws IOException {
        return client.open(address.find());
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
        return "RemoteImage[" + info + "]";
    }
}
