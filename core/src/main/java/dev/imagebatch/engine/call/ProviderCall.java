package dev.imagebatch.engine.call;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.rescue.ImageTooLargeException;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.RescueFullException;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One call for images, as the provider sees it. Its images go to the rescue store. */
public final class ProviderCall implements GenerationCall {

    private final Content content;
    private final RescueStore rescue;
    private final String attempt;
    private final Duration timeout;
    private final CallCancellation cancellation = new CallCancellation();
    private final Map<Integer, ReceivedImage> images = new TreeMap<>();
    private final Set<Integer> unrecognised = new HashSet<>();
    private @Nullable RescueFullException rescueFailure;
    private @Nullable ImageTooLargeException oversize;

    /**
     * The content of a call.
     *
     * @param specificationId the specification's id
     * @param request the request
     * @param firstVariant the variant of the first image
     * @param items the images, in the order of their positions
     * @param isFree whether the call certainly costs nothing
     */
    public record Content(
            String specificationId, ImageRequest request, int firstVariant, List<Fingerprint> items, boolean isFree) {}

    public ProviderCall(Content content, RescueStore rescue, String attempt, Duration timeout) {
        this.content = content;
        this.rescue = rescue;
        this.attempt = attempt;
        this.timeout = timeout;
    }

    boolean isFree() {
        return content.isFree();
    }

    @Override
    public String attempt() {
        return attempt;
    }

    @Override
    public ImageRequest request() {
        return content.request();
    }

    @Override
    public String specificationId() {
        return content.specificationId();
    }

    @Override
    public int images() {
        return content.items().size();
    }

    @Override
    public int firstVariant() {
        return content.firstVariant();
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public void onCancel(Runnable abort) {
        cancellation.onCancel(abort);
    }

    @Override
    public void receive(int position, ImageBody body) throws IOException {
        Fingerprint item = content.items().get(position);
        String name = RescueStore.name(attempt, position);
        try {
            Optional<ReceivedImage> image =
                    isFree() ? rescue.receiveFree(item, name, body) : rescue.receivePaid(item, name, body);
            if (image.isPresent()) {
                keep(position, image.get());
            } else {
                unrecognised.add(position);
            }
        } catch (RescueFullException e) {
            rescueFailure = e;
            throw e;
        } catch (ImageTooLargeException e) {
            oversize = e;
            throw e;
        }
    }

    private void keep(int position, ReceivedImage image) throws IOException {
        ReceivedImage earlier = images.put(position, image);
        if (earlier != null && !Objects.equals(earlier.file(), image.file())) {
            rescue.discard(earlier);
        }
    }

    CallCancellation cancellation() {
        return cancellation;
    }

    /** Returns the received images, by position. */
    public Map<Integer, ReceivedImage> received() {
        return images;
    }

    boolean isUnrecognised(int position) {
        return unrecognised.contains(position);
    }

    /** Returns the file that keeps what came in place of an image; empty if nothing is kept. */
    Optional<Path> unreadable(int position) {
        return isUnrecognised(position)
                ? rescue.unreadable(content.items().get(position), RescueStore.name(attempt, position))
                : Optional.empty();
    }

    /** Returns the failure of an image that exceeded the size limit. */
    Optional<ImageTooLargeException> oversize() {
        return Optional.ofNullable(oversize);
    }

    /** Returns the failure of an image that could not be written. */
    Optional<RescueFullException> rescueFailure() {
        return Optional.ofNullable(rescueFailure);
    }
}
