package dev.imagebatch.cli;

import java.util.List;
import sun.misc.Signal;

/** The signals that ask the command to end: INT (Ctrl-C) and TERM. */
interface Signals {

    /** Runs an action at each signal, instead of ending the process. */
    void onInterrupt(Runnable action);

    /** Returns the signals of this process. */
    static Signals ofProcess() {
        return action -> {
            for (String name : List.of("INT", "TERM")) {
                try {
                    Signal.handle(new Signal(name), signal -> action.run());
                } catch (IllegalArgumentException e) {
                    // With -Xrs the JVM does not handle signals; they end it at once.
                    return;
                }
            }
        };
    }
}
