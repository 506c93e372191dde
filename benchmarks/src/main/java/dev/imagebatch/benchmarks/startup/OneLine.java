package dev.imagebatch.benchmarks.startup;

/** What the command's start is compared with. */
final class OneLine {

    private OneLine() {}

    public static void main(String[] args) {
        System.out.println("one line");
    }
}
