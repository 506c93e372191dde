package dev.imagebatch.benchmarks.images;

/** Why a contender failed, in a word. */
final class Failed {

    private Failed() {}

    /** The deepest cause, which is where memory that ran out is found. */
    static String kind(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getClass().getSimpleName();
    }
}
