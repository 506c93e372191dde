package dev.imagebatch.engine.call;

import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.rescue.ImageTooLargeException;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.RescueFullException;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One call as the provider sees it: takes its images in, and can be ended from another thread. */
public final class ProviderCall implements GenerationCall {

    private final CallTerms terms;
    private final RescueStore spool;
    private final String attempt;
    private final CallCancellation cutoff = new CallCancellation();
    private final Map<Integer, ReceivedImage> images = new TreeMap<>();
    private final Set<Integer> unrecognised = new HashSet<>();
    private @Nullable RescueFullException spoolFailure;
    private @Nullable ImageTooLargeException oversize;

    /**
     * What a call asks for.
     *
     * @param specificationId the specification's id
     * @param request what is asked
     * @param firstVariant the variant of the first image
     * @param items the images, in the order of their positions
     * @param timeout how long it may take
     * @param isFree whether it certainly costs nothing
     */
    public record CallTerms(
            String specificationId,
            ImageRequest request,
            int firstVariant,
            List<Fingerprint> items,
            Duration timeout,
            boolean isFree) {}

    public ProviderCall(CallTerms terms, RescueStore spool, String attempt) {
        this.terms = terms;
        this.spool = spool;
        this.attempt = attempt;
    }

    /** Whether it certainly costs nothing. */
    boolean isFree() {
        return terms.isFree();
    }

    @Override
    public String attempt() {
        return attempt;
    }

    @Override
    public ImageRequest request() {
        return terms.request();
    }

    @Override
    public String specificationId() {
        return terms.specificationId();
    }

    @Override
    public int images() {
        return terms.items().size();
    }

    @Override
    public int firstVariant() {
        return terms.firstVariant();
    }

    @Override
    public Duration timeout() {
        return terms.timeout();
    }

    @Override
    public void onCancel(Runnable abort) {
        cutoff.onCancel(abort);
    }

    @Override
    public void receive(int position, ImageBody body) throws IOException {
        Fingerprint item = terms.items().get(position);
        String name = attempt + "-" + position;
        try {
            Optional<ReceivedImage> image =
                    terms.isFree() ? spool.receiveFree(item, name, body) : spool.receivePaid(item, name, body);
            if (image.isPresent()) {
                keep(position, image.get());
            } else {
                unrecognised.add(position);
            }
        } catch (RescueFullException e) {
            spoolFailure = e;
            throw e;
        } catch (ImageTooLargeException e) {
            oversize = e;
            throw e;
        }
    }

    private void keep(int position, ReceivedImage image) throws IOException {
        ReceivedImage earlier = images.put(position, image);
        if (earlier != null && !Objects.equals(earlier.file(), image.file())) {
            spool.discard(earlier);
        }
    }

    CallCancellation cutoff() {
        return cutoff;
    }

    public Map<Integer, ReceivedImage> received() {
        return images;
    }

    boolean isUnrecognised(int position) {
        return unrecognised.contains(position);
    }

    /** That an image was larger than any that is kept. */
    Optional<ImageTooLargeException> oversize() {
        return Optional.ofNullable(oversize);
    }

    Optional<RescueFullException> spoolFailure() {
        return Optional.ofNullable(spoolFailure);
    }
}
