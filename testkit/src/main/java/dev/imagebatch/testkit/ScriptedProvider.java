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
 * A provider that answers by a script and counts calls, images and costs.
 *
 * <p>By default a call delivers all images it asks for: valid PNG images that depend on model, prompt, seed and variant
 * only. Thread-safe.
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

    /** Returns a provider that is free, takes no time and delivers every image. */
    public static ScriptedProvider create() {
        return builder().build();
    }

    /** Returns a builder with the defaults of {@link #create()}. */
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

    /** Returns the number of calls. */
    public long calls() {
        return calls.get();
    }

    /** Returns the number of calls for a specification, counted for the first {@value #COUNTED} specifications. */
    public long calls(String specificationId) {
        LongAdder count = callsBySpecification.get(specificationId);
        return count == null ? 0 : count.sum();
    }

    /** Returns the number of delivered images. */
    public long images() {
        return images.sum();
    }

    /** Returns the amount that a real vendor would have billed. */
    public Money charged() {
        return bill.total();
    }

    /** Returns the highest number of concurrent calls. */
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
            throw ProviderException.builder(FailureKind.UNKNOWN_OUTCOME, "the image could not be delivered")
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

    /** A builder of scripted providers. Not thread-safe; reusable. */
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

        /** Sets the provider's name. Default: {@code scripted}. */
        public Builder name(String value) {
            this.name = Objects.requireNonNull(value);
            return this;
        }

        /** Sets the default model. Default: {@code scripted}. */
        public Builder defaultModel(String value) {
            this.defaultModel = Objects.requireNonNull(value);
            return this;
        }

        /** Sets the capabilities of a model. Default: no limits. */
        public Builder capabilities(String model, ModelCapabilities taken) {
            capabilities.put(model, taken);
            return this;
        }

        /** Sets the maximum images per call of models without own capabilities. Default: 1. */
        public Builder imagesPerCall(int count) {
            this.imagesPerCall = count;
            return this;
        }

        /** Sets the price of one image. Default: free. */
        public Builder price(Money image) {
            return price(CostEstimate.exactly(image));
        }

        /** Sets the price of one image as a range. The expected value is billed. */
        public Builder price(CostEstimate image) {
            this.price = image;
            return this;
        }

        /** Makes the price unknown. */
        public Builder unpriced() {
            this.price = null;
            return this;
        }

        /** Sets the latency of all calls. Default: zero. */
        public Builder latency(Duration duration) {
            return latency(call -> duration);
        }

        /** Sets the latency of each call. */
        public Builder latency(Function<GenerationCall, Duration> duration) {
            this.latency = Objects.requireNonNull(duration);
            return this;
        }

        /** Sets the clock of latencies. Default: the system clock. */
        public Builder time(TimeSource source) {
            this.time = Objects.requireNonNull(source);
            return this;
        }

        /** Scripts the calls for a specification, one step a call. Later calls follow the default. */
        public Builder answer(String specificationId, Step... steps) {
            bySpecification.put(specificationId, List.of(steps));
            return this;
        }

        /** Scripts the calls with a prompt, one step a call. Later calls follow the default. */
        public Builder answerPrompt(String prompt, Step... steps) {
            byPrompt.put(prompt, List.of(steps));
            return this;
        }

        /** Scripts one call by its number, counted from 1. Steps of its specification or prompt take precedence. */
        public Builder answerCall(long number, Step step) {
            byNumber.put(number, step);
            return this;
        }

        /** Sets the step of every other call. Default: {@link Step#image()}. */
        public Builder otherwise(Step step) {
            this.otherwise = Objects.requireNonNull(step);
            return this;
        }

        /** Draws images of the requested size instead of two by two pixels. */
        public Builder imagesAsRequested() {
            this.sizing = ScriptedImages.Sizing.AS_REQUESTED;
            return this;
        }

        /** Sets the length of each image in bytes. Default: as short as possible. */
        public Builder imageLength(int bytes) {
            this.imageLength = bytes;
            return this;
        }

        /** Makes calls with an unknown outcome free. Default: billed. */
        public Builder unknownOutcomesAreFree() {
            this.unknownOutcomes = VendorBill.UnknownOutcomes.FREE;
            return this;
        }

        /** Returns the provider with all counts at 0. */
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
