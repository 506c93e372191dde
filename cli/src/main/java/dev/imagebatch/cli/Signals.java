package dev.imagebatch.cli;

import java.util.List;
import sun.misc.Signal;

/** Tells when somebody wants the command to end: Ctrl-C, or a polite kill. */
interface Signals {

    /** From now on {@code action} is run at each, instead of the process being ended. */
    void onInterrupt(Runnable action);

    /** The signals of this process. */
    static Signals ofProcess() {
        return action -> {
            for (String name : List.of("INT", "TERM")) {
                try {
                    Signal.handle(new Signal(name), signal -> action.run());
                } catch (IllegalArgumentException e) {
                    // The JVM was told to leave signals alone; then they end it at once.
                    return;
                }
            }
        };
    }
}
