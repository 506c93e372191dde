package dev.imagebatch.engine;

import dev.imagebatch.engine.delivery.DuplicateCopier;
import dev.imagebatch.engine.delivery.ResultFactory;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.index.FingerprintIndex;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.planning.ItemFingerprinter;
import dev.imagebatch.planning.ItemKeys;
import dev.imagebatch.planning.OutputLinks;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.planning.SpecificationFilter;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A reader of the results of a batch's items from the ledger. */
public final class LedgerReview {

    private static final long ABSENT = -1;
    private static final Failure NOT_MADE =
            Failure.of(FailureKind.CANCELLED, FailureStage.PLANNING, "not made yet; run the batch again to go on");

    private final BatchSettings settings;
    private final String batch;
    private final ItemFingerprinter keys;
    private final FingerprintIndex firsts = new FingerprintIndex();
    private SpecificationFilter filter = SpecificationFilter.all();
    private @Nullable OutputLinks links;
    private long ordinal;

    public LedgerReview(BatchSettings settings, String batch) {
        this.settings = settings;
        this.batch = batch;
        this.keys = new ItemFingerprinter(settings.policies().reuse(), batch);
    }

    /**
     * Returns the results in the order of the source. Closing the stream closes the source.
     *
     * @throws IOException if the source or the ledger cannot be read
     */
    public Stream<ImageGenerationResult> of(SpecificationSource source, SpecificationFilter filter) throws IOException {
        this.filter = filter;
        links = settings.planner(batch).links(source);
        SpecificationReader reader = source.open();
        Stream<Optional<ImageSpecification>> specifications =
                Stream.generate(() -> next(reader)).takeWhile(Optional::isPresent);
        return specifications
                .flatMap(specification -> results(specification.orElseThrow()).stream())
                .onClose(() -> close(reader));
    }

    private static Optional<ImageSpecification> next(SpecificationReader reader) {
        try {
            SpecificationEntry entry = reader.next();
            while (entry != null && entry.specification().isEmpty()) {
                entry = reader.next();
            }
            return entry == null ? Optional.empty() : entry.specification();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static void close(SpecificationReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private List<ImageGenerationResult> results(ImageSpecification specification) {
        long first = ordinal;
        ordinal += specification.n();
        if (!filter.includes(specification)) {
            return List.of();
        }
        try {
            OutputLinks.LinkedSpecification linked =
                    Objects.requireNonNull(links).link(specification, first);
            Resolution resolution = settings.generation().providers().primary(linked.specification());
            if (!linked.problems().isEmpty() || !resolution.problems().isEmpty()) {
                return List.of();
            }
            List<ImageGenerationResult> results = new ArrayList<>(specification.n());
            for (int variant = 0; variant < specification.n(); variant++) {
                ItemKeys key = keys.of(resolution, variant, first + variant);
                boolean isFirst = firsts.putIfAbsent(key.item(), first + variant) == ABSENT;
                Item item = Item.fresh(resolution, variant, key, 0);
                results.add(result(item, isFirst ? Place.FIRST : Place.LATER));
            }
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private enum Place {
        FIRST,
        LATER
    }

    private ImageGenerationResult result(Item item, Place place) throws IOException {
        Optional<ItemState> state = state(item);
        if (state.isEmpty()) {
            return item.described(ImageGenerationResult.skipped(item.specification(), item.variant(), NOT_MADE))
                    .build();
        }
        if (state.get() instanceof ItemState.Stored stored) {
            return stored(item, stored.entry(), place);
        }
        if (state.get() instanceof ItemState.Failed failed) {
            return failed(item, failed.entry());
        }
        Failure failure = state.get() instanceof ItemState.Unresolved
                ? Failure.of(
                        FailureKind.UNKNOWN_OUTCOME,
                        FailureStage.GENERATING,
                        "a call was charged, or may have been, and its image is not known")
                : new Failure(
                        FailureKind.SINK_FAILED, FailureStage.STORING, Charged.YES, "received, and not stored yet");
        return item.described(ImageGenerationResult.failure(item.specification(), item.variant(), failure))
                .build();
    }

    /** Returns the state of the stored image or, if there is none, of the image before its transforms. */
    private Optional<ItemState> state(Item item) throws IOException {
        Optional<ItemState> stored = settings.storage().ledger().find(item.outputKey());
        if (stored.isPresent() || !item.isTransformed()) {
            return stored;
        }
        return settings.storage()
                .ledger()
                .find(item.requestKey())
                .filter(state -> !(state instanceof ItemState.Stored || state instanceof ItemState.Discarded));
    }

    private ImageGenerationResult stored(Item item, ImageStored entry, Place place) throws IOException {
        boolean isCopied = place == Place.LATER && settings.policies().duplicates() == DuplicatePolicy.COPY;
        ImageStored shown =
                isCopied || DuplicateCopier.isWanted(settings.policies().duplicates(), item, entry)
                        ? copy(item, entry)
                        : entry;
        Outcome outcome = place == Place.LATER
                ? Outcome.DUPLICATE
                : entry.specification().batch().equals(batch) ? Outcome.GENERATED : Outcome.REUSED;
        ImageGenerationResult.Builder result =
                ImageGenerationResult.success(item.specification(), item.variant(), outcome, shown.image());
        return ResultFactory.described(item.described(result), shown)
                .data(settings.storage().sink().read(shown.image()).orElse(null))
                .duplicateOf(place == Place.LATER ? entry.specification().id() : null)
                .timing(shown.making().took(), shown.at())
                .build();
    }

    private ImageStored copy(Item item, ImageStored first) throws IOException {
        Fingerprint copy = keys.copy(item.outputKey(), item.specification(), item.variant());
        return settings.storage().ledger().find(copy).orElse(null) instanceof ItemState.Stored stored
                ? stored.entry()
                : first;
    }

    private ImageGenerationResult failed(Item item, ItemFailed entry) {
        ImageGenerationResult.Builder result = item.described(
                        ImageGenerationResult.failure(item.specification(), item.variant(), entry.failure()))
                .askedOf(entry.model().provider(), entry.model().name())
                .attempts(entry.attempts())
                .timing(java.time.Duration.ZERO, entry.at());
        entry.placeholder().ifPresent(result::placeholder);
        return result.build();
    }
}
