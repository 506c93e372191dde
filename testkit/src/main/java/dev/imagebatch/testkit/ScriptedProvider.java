package dev.imagebatch.testkit;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.SupportedSizes;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider that answers as a test tells it to, and keeps count of what was asked and what it would have cost.
 *
 * <p>Calls without a step of their own get every image they ask for: valid PNG images that differ by model, prompt, seed
 * and variant, and are the same whenever they are asked for again. Thread-safe.
 *
 * @since 0.1
 */
public final class ScriptedProvider implements ImageProvider {

    private static final int COUNTED = 10_000;

    private final String name;
    private final String defaultModel;
    private final Map<String, ModelCapabilities> capabilities;
    private final ModelCapabilities otherwiseTaken;
    private final Optional<Quote> quote;
    private final Function<GenerationCall, Duration> latency;
    private final TimeSource time;
    private final Script script;
    private final ScriptedImages drawing;
    private final VendorBill bill;
    private final AtomicLong calls = new AtomicLong();
    private final LongAdder images = new LongAdder();
    private final AtomicInteger concurrent = new AtomicInteger();
    private final AtomicInteger maxConcurrent = new AtomicInteger();
    private final Map<String, LongAdder> callsBySpecification = new ConcurrentHashMap<>();

    private ScriptedProvider(Builder builder) {
        this.name = builder.name;
        this.defaultModel = builder.defaultModel;
        this.capabilities = Map.copyOf(builder.capabilities);
        this.otherwiseTaken = Builder.anything(builder.imagesPerCall);
        this.quote = Optional.ofNullable(builder.price)
                .map(price -> Quote.confirmed(price, LocalDate.ofInstant(ManualClock.START, java.time.ZoneOffset.UTC)));
        this.latency = builder.latency;
        this.time = builder.time;
        this.script = new Script(builder.bySpecification, builder.byPrompt, builder.byNumber, builder.otherwise);
        this.drawing = new ScriptedImages(builder.sizing, builder.imageLength);
        Money billed = builder.price == null ? Money.ZERO : builder.price.expected();
        this.bill = new VendorBill(billed, builder.unknownOutcomes);
    }

    /** A provider that is free, takes no time and delivers every image. */
    public static ScriptedProvider create() {
        return builder().build();
    }

    /** Starts a provider; what is not set is as with {@link #create()}. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String defaultModel() {
        return defaultModel;
    }

    @Override
    public ModelCapabilities capabilities(String model) {
        return capabilities.getOrDefault(model, otherwiseTaken);
    }

    @Override
    public Optional<Quote> quote(ImageRequest request, int count) {
        return quote.map(price -> price.times(count));
    }

    @Override
    public GenerationAnswer generate(GenerationCall call) throws ProviderException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long number = calls.incrementAndGet();
        count(call.specificationId());
        maxConcurrent.accumulateAndGet(concurrent.incrementAndGet(), Math::max);
        try {
            return play(script.next(call, number), new ScriptedCall(call, drawing, new ScriptedWait(call, time)));
        } finally {
            concurrent.decrementAndGet();
        }
    }

    /** How many calls were made. */
    public long calls() {
        return calls.get();
    }

    /** How many calls were made for a specification; kept for the first {@value #COUNTED} different ones. */
    public long calls(String specificationId) {
        LongAdder count = callsBySpecification.get(specificationId);
        return count == null ? 0 : count.sum();
    }

    /** How many images were handed over. */
    public long images() {
        return images.sum();
    }

    /** What a real vendor would have billed for all that. */
    public Money charged() {
        return bill.total();
    }

    /** How many calls ran at once, at most. */
    public int maxConcurrent() {
        return maxConcurrent.get();
    }

    @Override
    public String toString() {
        return "ScriptedProvider[" + name + ", " + calls + " calls]";
    }

    private void count(String specificationId) {
        if (callsBySpecification.size() < COUNTED || callsBySpecification.containsKey(specificationId)) {
            callsBySpecification
                    .computeIfAbsent(specificationId, id -> new LongAdder())
                    .increment();
        }
    }

    private GenerationAnswer play(Step step, ScriptedCall call) throws ProviderException {
        boolean settled = false;
        try {
            call.sleep(latency.apply(call.call()));
            GenerationAnswer answer = step.play(call);
            bill.answered(call, answer);
            settled = true;
            return answer;
        } catch (IOException e) {
            throw ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, "the image could not be handed over")
                    .cause(e)
                    .build();
        } catch (ProviderException e) {
            bill.failed(call, e);
            settled = true;
            throw e;
        } finally {
            images.add(call.delivered());
            if (!settled) {
                bill.broken(call);
            }
        }
    }

    /** Collects how the provider is to behave. Not thread-safe; may be used again. */
    public static final class Builder {

        private String name = "scripted";
        private String defaultModel = "scripted";
        private final Map<String, ModelCapabilities> capabilities = new HashMap<>();
        private int imagesPerCall = 1;
        private @Nullable CostEstimate price = CostEstimate.FREE;
        private Function<GenerationCall, Duration> latency = call -> Duration.ZERO;
        private TimeSource time = TimeSource.system();
        private final Map<String, List<Step>> bySpecification = new HashMap<>();
        private final Map<String, List<Step>> byPrompt = new HashMap<>();
        private final Map<Long, Step> byNumber = new HashMap<>();
        private Step otherwise = Step.image();
        private ScriptedImages.Sizing sizing = ScriptedImages.Sizing.TINY;
        private int imageLength;
        private VendorBill.UnknownOutcomes unknownOutcomes = VendorBill.UnknownOutcomes.BILLED;

        private Builder() {}

        /** The provider's name; {@code scripted} unless set. */
        public Builder name(String value) {
            this.name = Objects.requireNonNull(value);
            return this;
        }

        /** The default model; {@code scripted} unless set. */
        public Builder defaultModel(String value) {
            this.defaultModel = Objects.requireNonNull(value);
            return this;
        }

        /** What a model takes; a model without capabilities takes everything. */
        public Builder capabilities(String model, ModelCapabilities taken) {
            capabilities.put(model, taken);
            return this;
        }

        /** How many variants a call may ask for, of models without capabilities of their own; 1 unless set. */
        public Builder imagesPerCall(int count) {
            this.imagesPerCall = count;
            return this;
        }

        /** The price of one image; free unless set. */
        public Builder price(Money image) {
            return price(CostEstimate.exactly(image));
        }

        /** The price of one image as a range; the vendor bills what is expected. */
        public Builder price(CostEstimate image) {
            this.price = image;
            return this;
        }

        /** No price is known. */
        public Builder unpriced() {
            this.price = null;
            return this;
        }

        /** How long each call takes; no time at all unless set. */
        public Builder latency(Duration duration) {
            return latency(call -> duration);
        }

        /** How long a call takes. */
        public Builder latency(Function<GenerationCall, Duration> duration) {
            this.latency = Objects.requireNonNull(duration);
            return this;
        }

        /** The clock on which calls take their time; the machine's unless set. */
        public Builder time(TimeSource source) {
            this.time = Objects.requireNonNull(source);
            return this;
        }

        /** What the calls for a specification do, one step a call; afterwards they do as all others. */
        public Builder answer(String specificationId, Step... steps) {
            bySpecification.put(specificationId, List.of(steps));
            return this;
        }

        /** What the calls with a prompt do, one step a call; afterwards they do as all others. */
        public Builder answerPrompt(String prompt, Step... steps) {
            byPrompt.put(prompt, List.of(steps));
            return this;
        }

        /** What the call of a number does, counted from 1, unless its specification or prompt has a step left. */
        public Builder answerCall(long number, Step step) {
            byNumber.put(number, step);
            return this;
        }

        /** What every other call does; it delivers its images unless set. */
        public Builder otherwise(Step step) {
            this.otherwise = Objects.requireNonNull(step);
            return this;
        }

        /** Images have the size that is asked for, instead of two by two pixels. */
        public Builder imagesAsRequested() {
            this.sizing = ScriptedImages.Sizing.AS_REQUESTED;
            return this;
        }

        /** How many bytes each image has; as few as possible unless set. */
        public Builder imageLength(int bytes) {
            this.imageLength = bytes;
            return this;
        }

        /** The vendor does not bill calls whose outcome nobody knows; it does unless this is set. */
        public Builder unknownOutcomesAreFree() {
            this.unknownOutcomes = VendorBill.UnknownOutcomes.FREE;
            return this;
        }

        /** The provider, with all counts at 0. */
        public ScriptedProvider build() {
            return new ScriptedProvider(this);
        }

        private static ModelCapabilities anything(int imagesPerCall) {
            return ModelCapabilities.builder(SupportedSizes.any(new Dimensions(1024, 1024)))
                    .maxImagesPerCall(imagesPerCall)
                    .negativePrompt()
                    .seed()
                    .references(Integer.MAX_VALUE)
                    .build();
        }
    }
}
