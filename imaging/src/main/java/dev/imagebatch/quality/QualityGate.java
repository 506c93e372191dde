package dev.imagebatch.quality;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageEnd;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.codec.EncodedImage;
import dev.imagebatch.transform.codec.ImageCodec;
import dev.imagebatch.transform.codec.ImageDecoder;
import dev.imagebatch.transform.pipeline.PixelMemoryLimit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checks of received images before they are processed and stored.
 *
 * <p>Immutable and thread-safe; each {@code with...} method returns another gate.
 *
 * @since 0.1
 */
public final class QualityGate {

    private static final int MOST_TIMES = 10;
    private static final long SAMPLE_PIXELS = 1 << 20;

    private final List<QualityCheck> checks;
    private final boolean on;
    private final int timesToAskAgain;
    private final PixelMemoryLimit memory;
    private final List<ImageCodec> codecs;

    private QualityGate(Builder builder) {
        this.checks = List.copyOf(builder.checks);
        this.on = builder.on;
        this.timesToAskAgain = builder.timesToAskAgain;
        this.memory = builder.memory;
        this.codecs = builder.codecs;
    }

    private Builder copy() {
        return new Builder(this);
    }

    /** Returns a gate without checks. */
    public static QualityGate off() {
        return new Builder(false).build();
    }

    /**
     * Returns a gate that rejects images that cannot be decoded, have other dimensions than requested, are blank, or have
     * no transparency although {@code background=transparent} was requested.
     */
    public static QualityGate standard() {
        Builder standard = new Builder(true);
        standard.checks.add(new TransparencyCheck());
        standard.checks.add(new BlankCheck());
        return standard.build();
    }

    /** Returns this gate with another check after the others. */
    public QualityGate withCheck(QualityCheck check) {
        Builder next = copy();
        next.on = true;
        next.checks.add(check);
        return next.build();
    }

    /**
     * Returns this gate with retries of rejected images, at their price.
     *
     * @param times the most retries, from 0 to 10; 0 by default
     * @throws IllegalArgumentException if it is out of range
     */
    public QualityGate withAskingAgain(int times) {
        if (times < 0 || times > MOST_TIMES) {
            throw new IllegalArgumentException(
                    "retries of rejected images must be from 0 to " + MOST_TIMES + ": " + times);
        }
        Builder next = copy();
        next.timesToAskAgain = times;
        return next.build();
    }

    /** Returns this gate with codecs and a limit of memory, which transforms may share. */
    public QualityGate withDecoding(PixelMemoryLimit pixelMemory, List<ImageCodec> imageCodecs) {
        Builder next = copy();
        next.memory = pixelMemory;
        next.codecs = List.copyOf(imageCodecs);
        return next.build();
    }

    /** Returns whether there are no checks. */
    public boolean isOff() {
        return !on;
    }

    /** Returns the most retries of a rejected image. */
    public int timesToAskAgain() {
        return timesToAskAgain;
    }

    /**
     * Returns the first defect of an image, for people. Of images without a codec and of unsupported kinds, such as
     * animations, only the header is checked.
     *
     * @throws IOException if the bytes cannot be read
     * @throws InterruptedException if the thread is interrupted while it waits for memory
     */
    public Optional<String> objection(ImageData image, ImageRequest request) throws IOException, InterruptedException {
        if (!on) {
            return Optional.empty();
        }
        Optional<String> seen = visible(image, request);
        return seen.isEmpty() && ImageEnd.isMissing(image)
                ? Optional.of("the picture is cut off: its end is missing")
                : seen;
    }

    private Optional<String> visible(ImageData image, ImageRequest request) throws IOException, InterruptedException {
        Optional<String> size = wrongSize(image.info().dimensions(), request);
        ImageDecoder reader = new ImageDecoder(codecs);
        if (size.isPresent() || !reader.knows(image.info().format())) {
            return size;
        }
        try {
            return decoded(image, request, reader);
        } catch (TransformException e) {
            // An unsupported or too large image may be good.
            return e.isDamaged() ? Optional.of("the picture cannot be decoded: " + e.getMessage()) : Optional.empty();
        }
    }

    private static Optional<String> wrongSize(Dimensions size, ImageRequest request) {
        return request.size()
                .filter(asked -> !asked.equals(size))
                .map(asked -> "the picture is " + size + " pixels, and " + asked + " was asked for");
    }

    /** Decodes the whole image but keeps a sample of its pixels. */
    private Optional<String> decoded(ImageData image, ImageRequest request, ImageDecoder reader)
            throws TransformException, IOException, InterruptedException {
        EncodedImage encoded = reader.open(image);
        int step = 1;
        while (image.info().dimensions().pixels() / step / step > SAMPLE_PIXELS) {
            step++;
        }
        try (PixelMemoryLimit.Reservation ignored = memory.reserve(reader.readingBytes(encoded, step))) {
            ExaminedImage examined = new ExaminedImage(image.info(), request, reader.read(encoded, step));
            return checks.stream()
                    .map(check -> check.objection(examined))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }

    @Override
    public String toString() {
        return on ? "QualityGate" + checks.stream().map(QualityCheck::name).toList() : "QualityGate[off]";
    }

    private static final class Builder {

        private final List<QualityCheck> checks = new ArrayList<>();
        private boolean on;
        private int timesToAskAgain;
        private PixelMemoryLimit memory = PixelMemoryLimit.ofHeap();
        private List<ImageCodec> codecs = ImageCodec.available();

        Builder(boolean on) {
            this.on = on;
        }

        Builder(QualityGate gate) {
            checks.addAll(gate.checks);
            on = gate.on;
            timesToAskAgain = gate.timesToAskAgain;
            memory = gate.memory;
            codecs = gate.codecs;
        }

        QualityGate build() {
            return new QualityGate(this);
        }
    }
}
