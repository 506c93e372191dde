package dev.imagebatch.plan;

import dev.imagebatch.index.FingerprintIndex;
import dev.imagebatch.index.LongSet;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationProblem;
import java.io.IOException;
import java.util.List;

/** Judges one specification after another for a plan. */
final class Judge {

    private static final Fingerprint[] NONE = {};

    private final Resolver resolver;
    private final Ledger ledger;
    private final ItemStanding.Presence presence;
    private final Planner.Terms terms;
    private final Selection selection;
    private final ItemKeys keys;
    private final PlanTally tally;
    private final FingerprintIndex firsts = new FingerprintIndex();
    private final LongSet setAside = new LongSet();

    Judge(Resolver resolver, Ledger ledger, ItemStanding.Presence presence, Planner.Terms terms, Selection selection) {
        this.resolver = resolver;
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
        Resolution resolution = resolver.resolve(specification);
        Fingerprint[] variants = tally.accepts(location, resolution) ? keys(location, resolution, ordinal) : NONE;
        if (variants.length == 0) {
            setAside.add(PlannedBatch.mark(ordinal));
            return;
        }
        int toMake = 0;
        for (int variant = 0; variant < variants.length; variant++) {
            toMake += item(variants[variant], ordinal + variant);
        }
        tally.toMake(resolution, toMake);
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

    private int item(Fingerprint key, long ordinal) throws IOException {
        if (firsts.get(key, PlannedBatch.ABSENT) != PlannedBatch.ABSENT) {
            tally.duplicate();
            return 0;
        }
        firsts.put(key, ordinal);
        return tally.standing(
                selection.isForced()
                        ? ItemStanding.toMake()
                        : ItemStanding.of(ledger.find(key), terms.onUnknown(), presence));
    }
}
