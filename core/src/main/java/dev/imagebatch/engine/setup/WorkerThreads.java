package dev.imagebatch.engine.setup;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** A factory for the default threads of a processor: virtual threads if the JVM supports them. */
public final class WorkerThreads {

    private WorkerThreads() {}

    public static ExecutorService create() {
        try {
            Method virtual = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
            return (ExecutorService) virtual.invoke(null);
        } catch (ReflectiveOperationException e) {
            return Executors.newCachedThreadPool(platformThreads());
        }
    }

    private static ThreadFactory platformThreads() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "imagebatch-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
