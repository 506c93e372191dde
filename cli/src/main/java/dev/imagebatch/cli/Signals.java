package dev.imagebatch.cli;

import java.util.List;
import sun.misc.Signal;

/** The signals that ask the command to end: INT (Ctrl-C), TERM, and HUP (a closed terminal). */
interface Signals {

    /** Runs an action at each signal, instead of ending the process. */
    void onInterrupt(Runnable action);

    /** Returns the signals of this process. */
    static Signals ofProcess() {
        return action -> {
            for (String name : List.of("INT", "TERM", "HUP")) {
                try {
                    Signal.handle(new Signal(name), signal -> action.run());
                } catch (IllegalArgumentException e) {
                    // Not known to this system; or, with -Xrs, not handled by the JVM, so that it ends at once.
                    continue;
                }
            }
        };
    }
}
