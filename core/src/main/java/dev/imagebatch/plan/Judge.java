package dev.imagebatch.plan;

import dev.imagebatch.index.FingerprintIndex;
import dev.imagebatch.index.LongSet;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Judges one specification after another for a plan. */
final class Judge {

    private static final Fingerprint[] NONE = {};

    private final Routes routes;
    private final Ledger ledger;
    private final ItemStanding.Presence presence;
    private final Planner.Terms terms;
    private final Selection selection;
    private final ItemKeys keys;
    private final PlanTally tally;
    private final FingerprintIndex firsts = new FingerprintIndex();
    private final LongSet setAside = new LongSet();

    Judge(Routes routes, Ledger ledger, ItemStanding.Presence presence, Planner.Terms terms, Selection selection) {
        this.routes = routes;
        this.ledger = ledger;
        this.presence = presence;
        this.terms = terms;
        this.selection = selection;
        this.keys = new ItemKeys(terms.reuse(), terms.batch());
        this.tally = new PlanTally(terms);
    }

    void problems(List<SpecificationProblem> problems) {
        tally.problems(problems);
    }

    void specification(String location, ImageSpecification specification, long ordinal) throws IOException {
        if (!selection.wants(specification)) {
            setAside.add(PlannedBatch.mark(ordinal));
            return;
        }
        Resolution first = routes.first(specification);
        Fingerprint[] variants = tally.accepts(location, first) ? keys(location, first, ordinal) : NONE;
        if (variants.length == 0) {
            setAside.add(PlannedBatch.mark(ordinal));
            return;
        }
        List<Routes.Alternative> alternatives = routes.alternatives(first).stream()
                .filter(other -> tally.acceptsFallback(location, other.resolution()))
                .toList();
        Map<Integer, List<Resolution>> toMake = new TreeMap<>();
        for (int variant = 0; variant < variants.length; variant++) {
            start(first, variants[variant], ordinal + variant)
                    .ifPresent(start -> toMake.computeIfAbsent(start.rank(), rank -> new ArrayList<>())
                            .add(start));
        }
        toMake.values().forEach(starts -> tally.price(starts.get(0), starts.size(), alternatives));
    }

    PlannedBatch planned() {
        return new PlannedBatch(tally.plan(), firsts, setAside);
    }

    private Fingerprint[] keys(String location, Resolution resolution, long ordinal) {
        Fingerprint[] variants = new Fingerprint[resolution.specification().n()];
        try {
            for (int variant = 0; variant < variants.length; variant++) {
                variants[variant] = keys.of(resolution, variant, ordinal + variant);
            }
            return variants;
        } catch (IOException e) {
            tally.unreadable(location, e);
            return NONE;
        }
    }

    /** Whom an image is asked of; empty if it is not to be made. */
    private Optional<Resolution> start(Resolution first, Fingerprint key, long ordinal) throws IOException {
        if (firsts.get(key, PlannedBatch.ABSENT) != PlannedBatch.ABSENT) {
            tally.duplicate();
            return Optional.empty();
        }
        firsts.put(key, ordinal);
        ItemStanding standing = selection.isForced()
                ? ItemStanding.toMake()
                : ItemStanding.of(ledger.find(key), terms.onUnknown(), presence);
        Optional<Resolution> start = routes.start(first, standing);
        if (start.isPresent()) {
            tally.toMake();
        } else {
            tally.settled(standing);
        }
        return start;
    }
}
