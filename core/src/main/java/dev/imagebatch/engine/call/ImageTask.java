package dev.imagebatch.engine.call;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.engine.setup.Item;
import dev.imagebatch.guard.pace.CallWeight;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.LedgerEntry;
import dev.imagebatch.ledger.ProviderModel;
import dev.imagebatch.planning.Resolution;
import dev.imagebatch.provider.Quota;
import dev.imagebatch.rescue.ReceivedImage;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.spec.ImageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Images of one specification that one call may request together. */
public final class ImageTask implements GenerationTask<Item, ReceivedImage> {

    private final List<Item> items;
    private final RescueStore rescue;
    private final CallTerms terms;

    private ImageTask(List<Item> items, RescueStore rescue) {
        this.items = items;
        this.rescue = rescue;
        this.terms = terms(items);
    }

    /** Returns the tasks for items of one specification: neighbouring variants share a call as far as the model permits. */
    public static List<ImageTask> of(List<Item> items, RescueStore rescue) {
        List<List<Item>> calls = new ArrayList<>();
        for (Item item : items) {
            List<Item> latest = calls.isEmpty() ? List.of() : calls.get(calls.size() - 1);
            if (!fits(latest, item)) {
                latest = new ArrayList<>();
                calls.add(latest);
            }
            latest.add(item);
        }
        return calls.stream().map(call -> new ImageTask(call, rescue)).toList();
    }

    private static boolean fits(List<Item> call, Item item) {
        if (call.isEmpty() || call.size() >= item.resolution().capabilities().maxImagesPerCall()) {
            return false;
        }
        Item last = call.get(call.size() - 1);
        return last.resolution().rank() == item.resolution().rank() && last.variant() + 1 == item.variant();
    }

    private static CallTerms terms(List<Item> items) {
        Resolution resolution = items.get(0).resolution();
        ImageRequest request = resolution.request();
        List<Fingerprint> keys = items.stream().map(Item::requestKey).toList();
        Quota quota = resolution.capabilities().quota();
        int units = quota.units(items.size(), request.references().size());
        String provider = resolution.provider().name();
        Optional<Quote> price = resolution.provider().quote(request, items.size());
        return new CallTerms(
                resolution.specification().id(),
                new ProviderModel(request.provider(), request.model()),
                keys,
                price,
                CallWeight.of(provider, request.model(), quota, units));
    }

    @Override
    public String modelName() {
        return items.get(0).resolution().modelName();
    }

    @Override
    public CallTerms terms() {
        return terms;
    }

    @Override
    public List<Item> subjects() {
        return items;
    }

    @Override
    public ImageTask of(List<Item> some) {
        return new ImageTask(some, rescue);
    }

    @Override
    public TaskCall<ReceivedImage> call(String attempt, Duration timeout) {
        Item first = items.get(0);
        ProviderCall.Content content = new ProviderCall.Content(
                terms.specificationId(), first.resolution().request(), first.variant(), terms.items(), terms.isFree());
        return new ImageTaskCall(first.resolution().provider(), new ProviderCall(content, rescue, attempt, timeout));
    }

    /** None: what becomes of the images is recorded once they are stored. */
    @Override
    public List<LedgerEntry> entries(AttemptOutcome<ReceivedImage> outcome, RunStamp stamp) {
        return List.of();
    }
}
