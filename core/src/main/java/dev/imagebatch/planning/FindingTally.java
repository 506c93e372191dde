package dev.imagebatch.planning;

import dev.imagebatch.plan.BatchPlan;
import java.util.ArrayList;
import java.util.List;

/** The findings of one kind: the first ones, and the number of all. */
final class FindingTally<T> {

    private final List<T> first = new ArrayList<>();
    private long count;

    void add(T finding) {
        count++;
        if (first.size() < BatchPlan.KEPT) {
            first.add(finding);
        }
    }

    BatchPlan.FirstFindings<T> first() {
        return new BatchPlan.FirstFindings<>(first, count);
    }
}
