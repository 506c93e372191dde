package dev.imagebatch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RunThreadsTest {

    private final List<Runnable> accepted = new ArrayList<>();
    private final List<String> ran = new ArrayList<>();

    @Test
    void execute_refusedTask_isNotRun() {
        RunThreads threads = new RunThreads(task -> {
            throw new RejectedExecutionException();
        });

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> threads.execute(() -> ran.add("a")));
        assertThat(threads.oldest()).isNull();
        assertThat(ran).isEmpty();
    }

    /** A thread of the pool that was meant for a task which a caller has taken over runs the next one. */
    @Test
    void execute_refusedTaskThatAnotherThreadHasTaken_countsAsAccepted() {
        Executor executor = task -> {
            if (!accepted.isEmpty()) {
                accepted.get(0).run();
                throw new RejectedExecutionException();
            }
            accepted.add(task);
        };
        RunThreads threads = new RunThreads(executor);
        Runnable first = () -> ran.add("a");
        threads.execute(first);
        assertThat(threads.takeOver(first)).isTrue();

        threads.execute(() -> ran.add("b"));

        assertThat(ran).containsExactly("a", "b");
    }
}
