package dev.imagebatch.benchmarks.images;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a contender failed, in a word. */
final class Failed {

    private static final Pattern EXIT = Pattern.compile("ended with (\\d+): (\\w*).*");
    private static final String KILLED = "137";

    private Failed() {}

    /** The deepest cause, which is where memory that ran out is found. */
    static String kind(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getClass().getSimpleName();
    }

    /** What the end of its process says. */
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
