package dev.imagebatch.engine.setup;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The border between the engine and code of others: the only place that catches {@code Throwable}. */
public final class ErrorBoundary {

    private ErrorBoundary() {}

    /** Code that returns nothing. */
    @FunctionalInterface
    public interface Action {

        /** Runs, and may throw anything. */
        void run() throws Exception;
    }

    /**
     * The outcome of one run of code of others.
     *
     * @param value the returned value, or null if something was thrown
     * @param thrown the throwable, or null if nothing was thrown
     */
    public record Completion<T>(@Nullable T value, @Nullable Throwable thrown) {}

    /** Runs an action and returns what it threw, or null if it threw nothing. */
    public static @Nullable Throwable run(Action action) {
        return call(() -> {
                    action.run();
                    return null;
                })
                .thrown();
    }

    /** Calls code of others and returns its value or what it threw. */
    public static <T> Completion<T> call(Callable<? extends @Nullable T> code) {
        try {
            return new Completion<>(code.call(), null);
        } catch (Throwable e) {
            return new Completion<>(null, e);
        }
    }

    /**
     * Returns why code of others failed, for users. The message of an exception is part of its contract; that of an error may
     * contain a prompt, so its type is returned, and its stack trace is logged.
     */
    public static String reason(Throwable thrown) {
        if (thrown instanceof Exception && thrown.getMessage() != null) {
            return thrown.getMessage();
        }
        if (thrown instanceof Exception) {
            return thrown.getClass().getSimpleName();
        }
        String type = thrown.getClass().getName();
        log().error("An unexpected {} ended an image", type, withoutMessage(thrown));
        return "unexpected " + type + "; see the log";
    }

    private static Logger log() {
        return LoggerFactory.getLogger("dev.imagebatch");
    }

    /** Returns a throwable for logs, without messages: those of others may contain a prompt. */
    public static Throwable withoutMessage(Throwable thrown) {
        RuntimeException copy = new RuntimeException(thrown.getClass().getName());
        copy.setStackTrace(thrown.getStackTrace());
        return copy;
    }
}
