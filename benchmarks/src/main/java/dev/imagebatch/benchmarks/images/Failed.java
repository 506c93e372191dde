package dev.imagebatch.benchmarks.images;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reason of a contender's failure, in a word. */
final class Failed {

    private static final Pattern EXIT = Pattern.compile("ended with (\\d+): (\\w*).*");
    private static final String KILLED = "137";

    private Failed() {}

    /** Returns the deepest cause, where an out of memory error is found. */
    static String kind(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getClass().getSimpleName();
    }

    /** Returns the reason from the end of its process. */
    static String inWords(String end) {
        Matcher exit = EXIT.matcher(end);
        if (!exit.matches()) {
            return "failed";
        }
        String kind = exit.group(2);
        if (exit.group(1).equals(KILLED)) {
            return kind.isEmpty() ? "not done in time" : kind + ", not done in time";
        }
        return kind.isEmpty() ? "failed" : kind;
    }
}
