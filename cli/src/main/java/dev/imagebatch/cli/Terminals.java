package dev.imagebatch.cli;

import java.io.Console;

/** Finds out which streams of the process are terminals; the launcher knows best and tells by system properties. */
final class Terminals {

    private Terminals() {}

    static Shell.Stream ofInput() {
        return of("imagebatch.terminal.in");
    }

    static Shell.Stream ofMessages() {
        return of("imagebatch.terminal.err");
    }

    private static Shell.Stream of(String property) {
        String told = System.getProperty(property);
        boolean terminal = told == null ? hasConsole() : Boolean.parseBoolean(told);
        return terminal ? Shell.Stream.TERMINAL : Shell.Stream.PIPE;
    }

    /** Newer JDKs give a console to pipes too, and then have a method to tell. */
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
