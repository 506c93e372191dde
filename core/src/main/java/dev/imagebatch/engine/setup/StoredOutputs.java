package dev.imagebatch.engine.setup;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.planning.StoredImageLookup;
import dev.imagebatch.policy.StoredImageCheck;
import dev.imagebatch.provider.ReferenceSource;
import dev.imagebatch.sink.ImageSink;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * The stored images, for existence checks and for images that are based on them.
 *
 * @param ledger the ledger with the locations of the images
 * @param sink the sink that contains the images
 * @param verification the check of existing images
 * @param references the source of reference images with addresses
 */
public record StoredOutputs(Ledger ledger, ImageSink sink, StoredImageCheck verification, ReferenceSource references)
        implements StoredImageLookup {

    @Override
    public boolean exists(StoredImage image) throws IOException {
        try {
            return verification == StoredImageCheck.CHECKSUM ? sink.isIntact(image) : sink.exists(image);
        } catch (IOException e) {
            throw new StorageException(e);
        }
    }

    @Override
    public Path fetch(URI address) throws IOException {
        try {
            return references.fetch(address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a picture to start from was fetched");
        }
    }

    @Override
    public InputStream open(Fingerprint item, String piece) throws IOException {
        if (!(ledger.find(item).orElse(null) instanceof ItemState.Stored stored)) {
            throw new FileNotFoundException("the image that this one starts from is not stored");
        }
        StoredImage image = stored.entry()
                .piece(piece)
                .orElseThrow(() ->
                        new FileNotFoundException("the image that this one starts from has no piece \"" + piece
                                + "\"; it has "
                                + stored.entry().pieces().stream()
                                        .map(each -> "\"" + each.name() + "\"")
                                        .toList()));
        ImageData data = sink.read(image)
                .orElseThrow(() -> new IOException(
                        "the sink cannot read images back, so no other image can start from one of its own"));
        return data.openStream();
    }
}
