package dev.imagebatch.benchmarks.startup;

/** The baseline of the command's start. */
final class OneLine {

    private OneLine() {}

    public static void main(String[] args) {
        System.out.println("one line");
    }
}
