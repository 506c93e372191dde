package dev.imagebatch.examples.cms;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * A public image of a site, looked up when it is read, with its expected content.
 *
 * @param client the client that reads it
 * @param address the lookup of its address
 * @param info the expected content
 */
public record RemoteImage(CmsClient client, Address address, ImageInfo info) implements ImageData {

    /** A lookup of an image's address. */
    @FunctionalInterface
    public interface Address {

        /** Looks up the address. */
        URI find() throws IOException;
    }

    @Override
    public InputStream openStream() throws IOException {
        return client.open(address.find());
    }

    /** Returns true if the site returns exactly the expected bytes. */
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
