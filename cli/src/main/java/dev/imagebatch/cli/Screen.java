package dev.imagebatch.cli;

import java.io.PrintStream;

/** What people see on standard error: lines, and on a terminal a last line that is drawn over. Thread-safe. */
final class Screen {

    private static final String ERASE = "\r\u001B[2K";
    private static final String RESET = "\u001B[0m";

    private final PrintStream err;
    private final Shell shell;
    private boolean quiet;
    private String status = "";

    /** The colours that lines have. */
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

    /** From now on only errors are shown. */
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

    /** Asks on the last line; the answer is typed behind it. */
    synchronized void ask(String question) {
        clear();
        err.print(TerminalSanitizer.text(question));
        err.flush();
    }

    /** Draws the last line over. */
    synchronized void status(String text) {
        if (!quiet && !text.equals(status)) {
            err.print(ERASE + TerminalSanitizer.text(text));
            err.flush();
            status = text;
        }
    }

    /** Takes the last line away. */
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
