package dev.imagebatch.cli;

import java.io.PrintStream;

/** The messages on standard error: lines, and on a terminal a status line below them. Thread-safe. */
final class Screen {

    private static final String ERASE = "\r\u001B[2K";
    private static final String RESET = "\u001B[0m";

    private final PrintStream err;
    private final Shell shell;
    private boolean quiet;
    private String status = "";

    /** The colours of lines. */
    enum Tone {
        PLAIN(""),
        GOOD("\u001B[32m"),
        WARNING("\u001B[33m"),
        ERROR("\u001B[31m");

        private final String sequence;

        Tone(String sequence) {
            this.sequence = sequence;
        }
    }

    Screen(Shell shell) {
        this.shell = shell;
        this.err = shell.err();
    }

    /** Suppresses everything but errors. */
    synchronized void beQuiet() {
        quiet = true;
    }

    synchronized void say(String text) {
        say(Tone.PLAIN, text);
    }

    synchronized void say(Tone tone, String text) {
        if (!quiet) {
            print(tone, text);
        }
    }

    synchronized void warn(String text) {
        say(Tone.WARNING, "warning: " + text);
    }

    synchronized void error(String text) {
        print(Tone.ERROR, text);
    }

    /** Prints a question without a line break, so that the answer is typed after it. */
    synchronized void ask(String question) {
        clear();
        err.print(TerminalSanitizer.text(question));
        err.flush();
    }

    /** Replaces the status line. */
    synchronized void status(String text) {
        if (!quiet && !text.equals(status)) {
            err.print(ERASE + TerminalSanitizer.text(text));
            err.flush();
            status = text;
        }
    }

    /** Removes the status line. */
    synchronized void clear() {
        if (!status.isEmpty()) {
            err.print(ERASE);
            err.flush();
            status = "";
        }
    }

    private void print(Tone tone, String text) {
        clear();
        boolean coloured = shell.isColoured() && tone != Tone.PLAIN;
        err.println(coloured ? tone.sequence + TerminalSanitizer.text(text) + RESET : TerminalSanitizer.text(text));
        err.flush();
    }
}
