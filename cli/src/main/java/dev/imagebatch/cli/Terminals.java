package dev.imagebatch.cli;

import java.io.Console;

/** The detection of terminals; the launcher passes its own findings as system properties. */
final class Terminals {

    private Terminals() {}

    static Shell.Stream ofInput() {
        return of("imagebatch.terminal.in");
    }

    static Shell.Stream ofMessages() {
        return of("imagebatch.terminal.err");
    }

    private static Shell.Stream of(String property) {
        String value = System.getProperty(property);
        boolean terminal = value == null ? hasConsole() : Boolean.parseBoolean(value);
        return terminal ? Shell.Stream.TERMINAL : Shell.Stream.PIPE;
    }

    /** Returns whether there is a console. Since JDK 22 pipes have one too; its method isTerminal decides. */
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
