package dev.imagebatch.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedForceTest {

    private static final int MANY = 50;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SharedForce force = new SharedForce();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger forced = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch allowed = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("Those who come while a force runs share the next one, and none is content with the one that ran")
    void run_manyWait_shareOne() throws Exception {
        Future<?> first = threads.submit(() -> ask(this::slow));
        begun.await();
        List<Future<?>> others = many(forced::incrementAndGet);
        assertThat(others).noneMatch(Future::isDone);

        allowed.countDown();
        first.get();
        for (Future<?> other : others) {
            other.get();
        }

        assertThat(forced).hasValue(2);
    }

    @Test
    @DisplayName("A force that fails fails for the one who ran it; the next in line forces for the others")
    void run_fails_nextTriesAgain() throws Exception {
        Future<?> first = threads.submit(() -> ask(() -> {
            slow();
            throw new IOException("the device is gone");
        }));
        begun.await();
        List<Future<?>> others = many(forced::incrementAndGet);

        allowed.countDown();
        assertThatThrownBy(first::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("the device is gone");
        for (Future<?> other : others) {
            other.get();
        }

        assertThat(forced).hasValue(2);
    }

    @Test
    @DisplayName("One after another, each is forced")
    void run_inTurn_forcesEach() throws IOException {
        force.run(forced::incrementAndGet);
        force.run(forced::incrementAndGet);

        assertThat(forced).hasValue(2);
    }

    private List<Future<?>> many(SharedForce.Force action) throws InterruptedException {
        List<Future<?>> others = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            others.add(threads.submit(() -> ask(action)));
        }
        while (asked.get() <= MANY || force.waiting() < MANY) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return others;
    }

    private Void ask(SharedForce.Force action) throws IOException {
        asked.incrementAndGet();
        force.run(action);
        return null;
    }

    private void slow() {
        begun.countDown();
        try {
            allowed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forced.incrementAndGet();
    }
}
