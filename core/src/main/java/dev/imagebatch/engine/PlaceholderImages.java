package dev.imagebatch.engine;

import dev.imagebatch.engine.call.ProviderCall;
import dev.imagebatch.engine.delivery.ImageStore;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.postprocess.ImagePart;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws and stores placeholders for images that could not be made, where the caller wants them. */
final class PlaceholderImages {

    private static final Logger LOG = LoggerFactory.getLogger("dev.imagebatch");

    private final @Nullable ImageProvider artist;
    private final RescueStore spool;

    PlaceholderImages(BatchSettings settings) {
        this.artist = settings.placeholderArtist();
        this.spool = settings.spool();
    }

    /** The placeholder that is stored already or from now on; empty where none is wanted. */
    Optional<StoredImage> inStead(Item item, ImageStore storing) throws IOException, InterruptedException {
        if (artist == null || item.placeholder().isPresent()) {
            return item.placeholder();
        }
        ProviderCall call = new ProviderCall(terms(artist, item), spool, "placeholder-" + item.key());
        try {
            artist.generate(call);
            ReceivedImage image = call.received().get(0);
            return image == null ? Optional.empty() : Optional.of(stored(item, image, storing));
        } catch (ProviderException | ImageStore.SinkFailure e) {
            LOG.warn(
                    "No placeholder could be stored for {}: {}",
                    item.specification().id(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private StoredImage stored(Item item, ReceivedImage image, ImageStore storing)
            throws IOException, InterruptedException, ImageStore.SinkFailure {
        StoredImage stored = storing.store(item, ImagePart.of("", image.data()), image.at(), null);
        spool.discard(image);
        return stored;
    }

    private static ProviderCall.CallTerms terms(ImageProvider artist, Item item) {
        ImageRequest wanted = item.resolution().request();
        ImageRequest.Builder drawn = ImageRequest.builder(artist.name(), artist.defaultModel(), wanted.prompt());
        wanted.size().ifPresent(drawn::size);
        return new ProviderCall.CallTerms(
                item.specification().id(),
                drawn.build(),
                item.variant(),
                List.of(item.key()),
                java.time.Duration.ofMinutes(1),
                true);
    }
}
