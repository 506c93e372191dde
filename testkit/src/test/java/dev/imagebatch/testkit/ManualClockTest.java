package dev.imagebatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ManualClockTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock();
    private final ExecutorService outside = Executors.newCachedThreadPool();
    private final ExecutorService inside = clock.executor();

    @AfterEach
    void stop() {
        outside.shutdownNow();
        inside.shutdownNow();
    }

    @Test
    void instant_ofNewClock_isTheStart() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void advance_byOneSecond_movesDateAndStopwatch() {
        clock.advance(SECOND);

        assertThat(clock.instant()).isEqualTo(ManualClock.START.plus(SECOND));
        assertThat(clock.nanoTime()).isEqualTo(SECOND.toNanos());
    }

    @Test
    void advance_backwards_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(SECOND.negated()));
    }

    @Test
    void jump_backwards_movesTheDateOnly() {
        clock.advance(SECOND);
        clock.jump(Duration.ofDays(-1));

        assertThat(clock.instant()).isEqualTo(ManualClock.START.plus(SECOND).minus(Duration.ofDays(1)));
        assertThat(clock.nanoTime()).isEqualTo(SECOND.toNanos());
    }

    @Test
    void sleep_zeroOrNegative_returnsAtOnce() throws Exception {
        clock.sleep(Duration.ZERO);
        clock.sleep(SECOND.negated());

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void sleep_clockGoesFarEnough_endsAndNotBefore() throws Exception {
        Future<?> sleeper = outside.submit(sleeping(SECOND.multipliedBy(2)));
        clock.awaitSleepers(1);

        clock.advance(SECOND);
        assertThat(sleeper).isNotDone();
        clock.advance(SECOND);

        sleeper.get();
    }

    @Test
    void sleep_outsideTheExecutor_neverMovesTheClock() throws Exception {
        outside.submit(sleeping(SECOND));
        clock.awaitSleepers(1);
        inside.submit(() -> {}).get();

        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void sleep_interrupted_throwsAndIsForgotten() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread sleeper = new Thread(() -> {
            try {
                clock.sleep(SECOND);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        sleeper.start();
        clock.awaitSleepers(1);

        sleeper.interrupt();

        interrupted.await();
        sleeper.join();
        Future<?> next = outside.submit(sleeping(SECOND));
        clock.awaitSleepers(1);
        clock.advance(SECOND);
        next.get();
    }

    @Test
    void sleep_onInterruptedThread_throwsAtOnce() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> clock.sleep(SECOND)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void executor_everyTaskAsleep_goesToTheEarliestWakeUp() throws Exception {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> tasks = clock.holding(() -> {
            List<Future<?>> handed = new ArrayList<>();
            for (int seconds : new int[] {30, 10, 20}) {
                handed.add(inside.submit(() -> {
                    clock.sleep(SECOND.multipliedBy(seconds));
                    order.add(seconds);
                    return null;
                }));
            }
            return handed;
        });
        for (Future<?> task : tasks) {
            task.get();
        }

        assertThat(order).containsExactly(10, 20, 30);
        assertThat(clock.elapsed()).isEqualTo(SECOND.multipliedBy(30));
    }

    @Test
    void executor_oneTaskStillWorking_waitsForIt() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        Future<Duration> worker = inside.submit(() -> {
            working.await();
            return clock.elapsed();
        });
        Future<?> sleeper = inside.submit(sleeping(SECOND));
        clock.awaitSleepers(1);

        assertThat(clock.elapsed()).isZero();
        working.countDown();

        assertThat(worker.get()).isZero();
        sleeper.get();
        assertThat(clock.elapsed()).isEqualTo(SECOND);
    }

    @Test
    void executor_sixteenThreadsOfManySleeps_takeNoLongerThanOne() throws Exception {
        AtomicInteger naps = new AtomicInteger();
        List<Future<?>> tasks = clock.holding(() -> {
            List<Future<?>> handed = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                handed.add(inside.submit(() -> {
                    for (int nap = 0; nap < 1_000; nap++) {
                        clock.sleep(SECOND);
                        naps.incrementAndGet();
                    }
                    return null;
                }));
            }
            return handed;
        });
        for (Future<?> task : tasks) {
            task.get();
        }

        assertThat(naps).hasValue(16_000);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1_000));
    }

    @Test
    void executor_unevenSleepsInManyThreads_neverSkipOne() throws Exception {
        List<Callable<Duration>> work = new ArrayList<>();
        for (int thread = 1; thread <= 16; thread++) {
            Duration nap = Duration.ofMillis(7L * thread);
            work.add(() -> {
                Duration late = Duration.ZERO;
                for (int i = 0; i < 300; i++) {
                    Duration before = clock.elapsed();
                    clock.sleep(nap);
                    late = late.plus(clock.elapsed().minus(before).minus(nap));
                }
                return late;
            });
        }

        for (Future<Duration> late :
                clock.holding(() -> work.stream().map(inside::submit).toList())) {
            assertThat(late.get()).isZero();
        }
    }

    @RepeatedTest(1000)
    void executor_taskInterruptedWhileAllSleep_isNotPassedBy() throws Exception {
        CompletableFuture<Duration> interruptedAt = new CompletableFuture<>();
        clock.holding(() -> {
            Future<?> patient = inside.submit(() -> {
                try {
                    clock.sleep(Duration.ofHours(1));
                } catch (InterruptedException e) {
                    interruptedAt.complete(clock.elapsed());
                }
            });
            inside.submit(() -> {
                clock.awaitSleepers(1);
                patient.cancel(true);
                clock.sleep(Duration.ofHours(2));
                return null;
            });
            return patient;
        });

        assertThat(interruptedAt.get()).isZero();
    }

    @Test
    void executor_taskThrows_isNotCountedAnyMore() throws Exception {
        Future<?> broken = inside.submit(() -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(broken::get).isInstanceOf(ExecutionException.class);

        inside.submit(sleeping(SECOND)).get();

        assertThat(clock.elapsed()).isEqualTo(SECOND);
    }

    @Test
    void executor_afterShutdown_rejectsAndDoesNotCount() throws Exception {
        ExecutorService closed = clock.executor();
        closed.shutdown();
        assertThatThrownBy(() -> closed.submit(() -> {})).isInstanceOf(RejectedExecutionException.class);

        inside.submit(sleeping(SECOND)).get();

        assertThat(clock.elapsed()).isEqualTo(SECOND);
    }

    @Test
    void executor_ofAnotherClock_isOutside() throws Exception {
        ManualClock other = new ManualClock();
        ExecutorService threads = other.executor();
        threads.submit(sleeping(SECOND));
        clock.awaitSleepers(1);

        assertThat(clock.elapsed()).isZero();
        threads.shutdownNow();
    }

    private Callable<Void> sleeping(Duration duration) {
        return () -> {
            clock.sleep(duration);
            return null;
        };
    }
}
