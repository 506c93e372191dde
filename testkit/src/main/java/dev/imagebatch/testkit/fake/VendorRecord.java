package dev.imagebatch.testkit.fake;

import dev.imagebatch.cost.Money;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The requests and charges of a stand-in. */
final class VendorRecord {

    private static final int MOST_REQUESTS = 10_000;

    private final Deque<FakeRequest> requests = new ArrayDeque<>();
    private final List<String> violations = new ArrayList<>();
    private Money charged = Money.ZERO;
    private long images;
    private long generations;
    private long hangUps;
    private long overQuota;

    synchronized void request(FakeRequest request, boolean forImages) {
        requests.add(request);
        if (requests.size() > MOST_REQUESTS) {
            requests.remove();
        }
        if (forImages) {
            generations++;
        }
        notifyAll();
    }

    synchronized void violation(String what) {
        violations.add(what);
    }

    synchronized void charge(Money amount, int count) {
        charged = charged.plus(amount);
        images += count;
    }

    synchronized void hangUp() {
        hangUps++;
        notifyAll();
    }

    synchronized void refused() {
        overQuota++;
    }

    synchronized long overQuota() {
        return overQuota;
    }

    synchronized void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            wait();
        }
    }

    synchronized List<FakeRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized Money charged() {
        return charged;
    }

    synchronized long images() {
        return images;
    }

    synchronized long generations() {
        return generations;
    }

    synchronized long hangUps() {
        return hangUps;
    }
}
