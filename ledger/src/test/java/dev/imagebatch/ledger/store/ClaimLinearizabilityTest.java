package dev.imagebatch.ledger.store;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.ledger.AttemptEnded;
import dev.imagebatch.ledger.AttemptStarted;
import dev.imagebatch.ledger.Claim;
import dev.imagebatch.ledger.Entries;
import dev.imagebatch.ledger.ItemBusyException;
import dev.imagebatch.ledger.ItemState;
import dev.imagebatch.ledger.state.LedgerState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Interleavings of claims and attempts: a ledger answers in any order as a plain model does one call after the other. An
 * item has one holder, nobody else starts an attempt for it, and each action that waits for it runs once when it is free.
 * The system property {@code imagebatch.lincheck.scenarios} sets how many random scenarios are checked,
 * half of them for each test.
 */
@Tag("lincheck")
class ClaimLinearizabilityTest {

    private static final int SCENARIOS = Math.max(1, Integer.getInteger("imagebatch.lincheck.scenarios", 2) / 2);
    private static final int INTERLEAVINGS = 50;
    /** Classes of large steps: what is checked is how claims and entries are combined, not their parts. */
    private static final String[] SLOW = {LedgerState.class.getName(), Money.class.getName()};

    private static final int MOST_THREADS = 8;

    private static final int MOST_ATTEMPTS = 10;
    private static final Fingerprint[] ITEMS = {Entries.item(0), Entries.item(1)};
    /** All entries, made beforehand: what is not observed need not be interleaved. */
    private static final AttemptStarted[][][] STARTED = new AttemptStarted[MOST_THREADS][ITEMS.length][MOST_ATTEMPTS];

    private static final AttemptEnded[][] ENDED = new AttemptEnded[MOST_THREADS][MOST_ATTEMPTS];

    static {
        for (int thread = 0; thread < MOST_THREADS; thread++) {
            for (int number = 0; number < MOST_ATTEMPTS; number++) {
                String attempt = thread + "-" + number;
                ENDED[thread][number] = Entries.ended(attempt, Charged.NO);
                for (int item = 0; item < ITEMS.length; item++) {
                    STARTED[thread][item][number] = Entries.started("w" + thread, attempt, ITEMS[item]);
                }
            }
        }
    }

    @Test
    void claims_underEveryInterleaving_areLinearizable() {
        new ModelCheckingOptions()
                .iterations(SCENARIOS)
                .invocationsPerIteration(INTERLEAVINGS)
                .threads(2)
                .actorsPerThread(4)
                .actorsBefore(1)
                .actorsAfter(2)
                .addGuarantee(
                        ManagedStrategyGuaranteeKt.forClasses(SLOW).allMethods().treatAsAtomic())
                .sequentialSpecification(Model.class)
                .check(Calls.class);
    }

    @Test
    void waits_underEveryInterleaving_areWoken() {
        new ModelCheckingOptions()
                .iterations(SCENARIOS)
                .invocationsPerIteration(INTERLEAVINGS)
                .threads(2)
                .actorsPerThread(4)
                .actorsBefore(1)
                .actorsAfter(0)
                .check(Waits.class);
    }

    /** The calls that scenarios are made of; each thread is a worker with at most one claim and one attempt. */
    @Param(name = "item", gen = IntGen.class, conf = "0:1")
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static final class Calls {

        private final MemoryLedger ledger = new MemoryLedger();
        private final @Nullable Claim[] claims = new Claim[MOST_THREADS];
        private final @Nullable String[] attempts = new String[MOST_THREADS];
        private final int[] started = new int[MOST_THREADS];

        /** Claims both items. */
        @Operation
        public String claim(@Param(name = "thread") int thread) {
            if (claims[thread] != null) {
                return "has a claim";
            }
            Claim claim = ledger.claim(List.of(ITEMS[0], ITEMS[1]), "w" + thread);
            claims[thread] = claim;
            return claim.holds(ITEMS[0]) + " " + claim.holds(ITEMS[1]);
        }

        @Operation
        public String claimOne(@Param(name = "thread") int thread, @Param(name = "item") int item) {
            if (claims[thread] != null) {
                return "has a claim";
            }
            Claim claim = ledger.claim(List.of(ITEMS[item]), "w" + thread);
            claims[thread] = claim;
            return "" + claim.holds(ITEMS[item]);
        }

        @Operation
        public void release(@Param(name = "thread") int thread) throws Exception {
            Claim claim = claims[thread];
            claims[thread] = null;
            if (claim != null) {
                claim.close();
            }
        }

        @Operation
        public String start(@Param(name = "thread") int thread, @Param(name = "item") int item) throws IOException {
            if (attempts[thread] != null) {
                return "has an attempt";
            }
            AttemptStarted attempt = STARTED[thread][item][started[thread]++];
            try {
                ledger.append(List.of(attempt));
            } catch (ItemBusyException e) {
                return "busy: " + e.worker();
            }
            attempts[thread] = attempt.attempt();
            return attempt.attempt();
        }

        @Operation
        public void end(@Param(name = "thread") int thread) throws IOException {
            if (attempts[thread] != null) {
                ledger.append(List.of(ENDED[thread][started[thread] - 1]));
                attempts[thread] = null;
            }
        }

        @Operation
        public String find(@Param(name = "item") int item) throws IOException {
            ItemState state = ledger.find(ITEMS[item]).orElse(null);
            if (state instanceof ItemState.InProgress progress) {
                return "in progress: " + progress.started().attempt();
            }
            return state instanceof ItemState.Unresolved open
                    ? "open: " + open.started().attempt()
                    : "unknown";
        }
    }

    /** Claims, releases and waits for one item. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static final class Waits {

        private final MemoryLedger ledger = new MemoryLedger();
        private final @Nullable Claim[] claims = new Claim[MOST_THREADS];
        private final List<AtomicInteger> waiting = Collections.synchronizedList(new ArrayList<>());

        @Operation
        public void claim(@Param(name = "thread") int thread) {
            if (claims[thread] == null) {
                claims[thread] = ledger.claim(List.of(ITEMS[0]), "w" + thread);
            }
        }

        @Operation
        public void release(@Param(name = "thread") int thread) throws Exception {
            Claim claim = claims[thread];
            claims[thread] = null;
            if (claim != null) {
                claim.close();
            }
        }

        @Operation
        public void whenFree() {
            AtomicInteger runs = new AtomicInteger();
            waiting.add(runs);
            ledger.whenFree(ITEMS[0], runs::incrementAndGet);
        }

        /** No lost wake-up: each action runs once when all claims are released. */
        @Validate
        public void requireAllWoken() throws Exception {
            for (int thread = 0; thread < MOST_THREADS; thread++) {
                release(thread);
            }
            for (AtomicInteger runs : waiting) {
                if (runs.get() != 1) {
                    throw new IllegalStateException("an action ran " + runs + " times");
                }
            }
        }
    }

    /** The same calls, one after the other, in the plainest way. */
    public static final class Model {

        private final Map<Integer, Integer> holders = new HashMap<>();
        private final Map<Integer, String> requested = new HashMap<>();
        private final Map<Integer, List<Integer>> claims = new HashMap<>();
        private final Map<Integer, String> attempts = new HashMap<>();
        private final Map<Integer, List<String>> open = new HashMap<>();
        private final int[] started = new int[MOST_THREADS];

        public String claim(int thread) {
            return claims.containsKey(thread) ? "has a claim" : held(thread, List.of(0, 1), new ArrayList<>());
        }

        public String claimOne(int thread, int item) {
            return claims.containsKey(thread) ? "has a claim" : held(thread, List.of(item), new ArrayList<>());
        }

        private String held(int thread, List<Integer> items, List<Integer> mine) {
            List<String> held = new ArrayList<>();
            for (int item : items) {
                boolean isFree = !holders.containsKey(item);
                held.add("" + isFree);
                if (isFree) {
                    holders.put(item, thread);
                    mine.add(item);
                }
            }
            claims.put(thread, mine);
            return String.join(" ", held);
        }

        public void release(int thread) {
            List<Integer> items = claims.remove(thread);
            if (items != null) {
                items.forEach(holders::remove);
                items.forEach(requested::remove);
            }
        }

        public String start(int thread, int item) {
            if (attempts.containsKey(thread)) {
                return "has an attempt";
            }
            String attempt = thread + "-" + started[thread]++;
            Integer holder = holders.get(item);
            if (holder != null && holder != thread) {
                return "busy: w" + holder;
            }
            if (holder != null) {
                requested.put(item, attempt);
            }
            attempts.put(thread, attempt);
            open.computeIfAbsent(item, none -> new ArrayList<>()).add(attempt);
            return attempt;
        }

        public void end(int thread) {
            String attempt = attempts.remove(thread);
            open.values().forEach(all -> all.remove(attempt));
        }

        public String find(int item) {
            List<String> all = open.getOrDefault(item, List.of());
            if (all.isEmpty()) {
                return "unknown";
            }
            return (requested.containsKey(item) ? "in progress: " : "open: ") + all.get(all.size() - 1);
        }
    }
}
