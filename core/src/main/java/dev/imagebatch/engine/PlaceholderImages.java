package dev.imagebatch.engine;

import dev.imagebatch.engine.call.ProviderCall;
import dev.imagebatch.engine.delivery.ImageStore;
import dev.imagebatch.engine.delivery.StoreOutcome;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The placeholders of failed images, if configured. Thread-safe. */
final class PlaceholderImages {

    private static final Logger LOG = LoggerFactory.getLogger("dev.imagebatch");
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final @Nullable ImageProvider provider;
    private final RescueStore rescue;
    private final ImageStore store;

    PlaceholderImages(BatchSettings settings) {
        this.provider = settings.generation().placeholders();
        this.rescue = settings.storage().rescue();
        this.store = new ImageStore(settings);
    }

    /** Returns the item's placeholder, which is drawn and stored if there is none; empty if none is configured. */
    Optional<StoredImage> placeholder(Item item) throws IOException, InterruptedException {
        if (provider == null || item.placeholder().isPresent()) {
            return item.placeholder();
        }
        ProviderCall call =
                new ProviderCall(content(provider, item), rescue, "placeholder-" + item.requestKey(), TIMEOUT);
        try {
            provider.generate(call);
        } catch (ProviderException e) {
            return failed(item, String.valueOf(e.getMessage()));
        }
        ReceivedImage image = call.received().get(0);
        return image == null ? Optional.empty() : stored(item, image);
    }

    private Optional<StoredImage> stored(Item item, ReceivedImage image) throws IOException, InterruptedException {
        StoreOutcome outcome = store.store(item, List.of(ImagePart.of("", image.data())), image.at(), Optional.empty());
        if (outcome instanceof StoreOutcome.Stored stored) {
            rescue.discard(image);
            return Optional.of(stored.first());
        }
        return failed(item, ((StoreOutcome.NotStored) outcome).reason());
    }

    private static Optional<StoredImage> failed(Item item, String reason) {
        LOG.warn("No placeholder was stored for {}: {}", item.specification().id(), reason);
        return Optional.empty();
    }

    private static ProviderCall.Content content(ImageProvider provider, Item item) {
        ImageRequest wanted = item.resolution().request();
        ImageRequest.Builder drawn = ImageRequest.builder(provider.name(), provider.defaultModel(), wanted.prompt());
        wanted.size().ifPresent(drawn::size);
        return new ProviderCall.Content(
                item.specification().id(), drawn.build(), item.variant(), List.of(item.requestKey()), true);
    }
}
