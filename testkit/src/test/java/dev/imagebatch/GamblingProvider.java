package dev.imagebatch;

import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.SupportedSizes;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.TinyImages;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Every picture has its price, every call its luck, by a seed; it keeps its own books. Never above its highest price. */
final class GamblingProvider implements ImageProvider {

    /** The highest price there is, in billionths of a dollar. */
    static final int HIGHEST = 1_000_000;

    private static final FailureKind[] KINDS = {
        FailureKind.TRANSIENT,
        FailureKind.UNREACHABLE,
        FailureKind.UNKNOWN_OUTCOME,
        FailureKind.EMPTY_ANSWER,
        FailureKind.CONTENT_REJECTED,
        FailureKind.INVALID_REQUEST
    };

    private final int seed;
    private final AtomicLong charged = new AtomicLong();
    private final AtomicLong perhapsCharged = new AtomicLong();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    GamblingProvider(int seed) {
        this.seed = seed;
    }

    @Override
    public String name() {
        return "gambling";
    }

    @Override
    public String defaultModel() {
        return "dice-1";
    }

    @Override
    public ModelCapabilities capabilities(String model) {
        return ModelCapabilities.builder(SupportedSizes.any(new Dimensions(64, 64)))
                .build();
    }

    @Override
    public Optional<Quote> quote(ImageRequest request, int images) {
        long high = 1 + new Random(seed + request.prompt().hashCode()).nextInt(HIGHEST);
        CostEstimate estimate = new CostEstimate(Money.ZERO, new Money(high / 2), new Money(high));
        return Optional.of(Quote.confirmed(estimate, LocalDate.EPOCH));
    }

    @Override
    public GenerationAnswer generate(GenerationCall call) throws ProviderException {
        long high = quote(call.request(), 1).orElseThrow().cost().high().nanos();
        int number = calls.computeIfAbsent(call.specificationId(), id -> new AtomicInteger())
                .incrementAndGet();
        Random luck = new Random(31L * (seed + call.specificationId().hashCode()) + number);
        return switch (luck.nextInt(5)) {
            case 0, 1 -> image(call, new Money(luck.nextLong(high + 1)));
            case 2 -> defect(high);
            default -> throw failure(luck, high);
        };
    }

    /** What its books say that calls cost. */
    Money charged() {
        return new Money(charged.get());
    }

    /** The highest prices of all calls of which it did not tell whether they were charged. */
    Money perhapsCharged() {
        return new Money(perhapsCharged.get());
    }

    private GenerationAnswer image(GenerationCall call, Money cost) {
        try {
            call.receive(0, out -> out.write(TinyImages.png(call.specificationId())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        charged.addAndGet(cost.nanos());
        return GenerationAnswer.plain().withCost(cost);
    }

    private GenerationAnswer defect(long high) {
        perhapsCharged.addAndGet(high);
        throw new IllegalStateException("a provider's own trouble");
    }

    private ProviderException failure(Random luck, long high) {
        FailureKind kind = KINDS[luck.nextInt(KINDS.length)];
        boolean known = luck.nextBoolean();
        Charged told = known ? Charged.NO : kind.charged();
        if (told == Charged.UNKNOWN) {
            perhapsCharged.addAndGet(high);
        }
        return ProviderException.builder(kind, "lost").charged(told).build();
    }
}
