package dev.imagebatch.quality;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageData;
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
 * Examines received images before they count as done.
 *
 * <p>Immutable and thread-safe; each {@code with...} gives another gate.
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

    /** Lets everything pass, unseen. */
    public static QualityGate off() {
        return new Builder(false).build();
    }

    /**
     * Objects to what does not decode wholly, has other dimensions than asked for, is blank, or has no transparency
     * though {@code background=transparent} was asked for.
     */
    public static QualityGate standard() {
        Builder standard = new Builder(true);
        standard.checks.add(new TransparencyCheck());
        standard.checks.add(new BlankCheck());
        return standard.build();
    }

    /** Has another check look, after the others. */
    public QualityGate withCheck(QualityCheck check) {
        Builder next = copy();
        next.on = true;
        next.checks.add(check);
        return next.build();
    }

    /**
     * Has rejected images asked for again, at their price.
     *
     * @param times at most, from 0 to 10; 0 unless said
     * @throws IllegalArgumentException if it is out of range
     */
    public QualityGate withAskingAgain(int times) {
        if (times < 0 || times > MOST_TIMES) {
            throw new IllegalArgumentException("asking again is for 0 to " + MOST_TIMES + " times: " + times);
        }
        Builder next = copy();
        next.timesToAskAgain = times;
        return next.build();
    }

    /** Decodes with these codecs, within this memory, which transforms may share. */
    public QualityGate withDecoding(PixelMemoryLimit pixelMemory, List<ImageCodec> imageCodecs) {
        Builder next = copy();
        next.memory = pixelMemory;
        next.codecs = List.copyOf(imageCodecs);
        return next.build();
    }

    /** Whether it lets everything pass, unseen. */
    public boolean isOff() {
        return !on;
    }

    /** How often a rejected image is asked for again at most. */
    public int timesToAskAgain() {
        return timesToAskAgain;
    }

    /**
     * The first objection to an image, for people. An image whose format no codec reads is only held to what its
     * header says, and so is one of a kind that is not decoded here, such as an animation.
     *
     * @throws IOException if the bytes cannot be read
     * @throws InterruptedException if the thread is interrupted while it waits for memory
     */
    public Optional<String> objection(ImageData image, ImageRequest request) throws IOException, InterruptedException {
        if (!on) {
            return Optional.empty();
        }
        Optional<String> size = wrongSize(image.info().dimensions(), request);
        ImageDecoder reader = new ImageDecoder(codecs);
        if (size.isPresent() || !reader.knows(image.info().format())) {
            return size;
        }
        try {
            return decoded(image, request, reader);
        } catch (TransformException e) {
            // What is only not supported here, or too large for the memory there is, may be a good picture.
            return e.isDamaged() ? Optional.of("the picture cannot be decoded: " + e.getMessage()) : Optional.empty();
        }
    }

    private static Optional<String> wrongSize(Dimensions size, ImageRequest request) {
        return request.size()
                .filter(asked -> !asked.equals(size))
                .map(asked -> "the picture is " + size + " pixels, and " + asked + " was asked for");
    }

    /** Decodes all of it, but keeps no more than a sample. */
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
