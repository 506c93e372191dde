package dev.imagebatch.testkit.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults of requests: first by match, then queued, then for every request, then a random share. */
final class FaultPlan {

    private record Rule(Predicate<FakeRequest> which, Fault fault) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Queue<Optional<Fault>> next = new ArrayDeque<>();
    private @Nullable Fault always;
    private @Nullable Fault sometimes;
    private double share;
    private Random random = new Random(0);

    synchronized void where(Predicate<FakeRequest> which, Fault fault) {
        rules.add(new Rule(which, fault));
    }

    synchronized void next(List<Fault> faults) {
        faults.forEach(fault -> next.add(Optional.of(fault)));
    }

    synchronized void spare(int requests) {
        for (int i = 0; i < requests; i++) {
            next.add(Optional.empty());
        }
    }

    synchronized void always(Fault fault) {
        always = fault;
    }

    synchronized void share(double part, Fault fault, long seed) {
        share = part;
        sometimes = fault;
        random = new Random(seed);
    }

    synchronized void clear() {
        rules.clear();
        next.clear();
        always = null;
        sometimes = null;
    }

    synchronized Optional<Fault> take(FakeRequest request) {
        Optional<Fault> ruled = rules.stream()
                .filter(rule -> rule.which().test(request))
                .map(Rule::fault)
                .findFirst();
        if (ruled.isPresent()) {
            return ruled;
        }
        Optional<Fault> queued = next.poll();
        if (queued != null) {
            return queued;
        }
        if (always != null) {
            return Optional.of(always);
        }
        return sometimes != null && random.nextDouble() < share ? Optional.of(sometimes) : Optional.empty();
    }

    /** Returns the fault of every request without taking a queued one. */
    synchronized Optional<Fault> lasting() {
        return Optional.ofNullable(always);
    }
}
