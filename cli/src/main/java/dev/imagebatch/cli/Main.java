package dev.imagebatch.cli;

import dev.imagebatch.time.TimeSource;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Random;

/**
 * The {@code imagebatch} command.
 *
 * <p>Not thread-safe: one command at a time.
 *
 * @since 0.1
 */
public final class Main {

    private final CliContext around;

    Main(CliContext around) {
        this.around = around;
    }

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] args) {
        OwnServices.use();
        Shell shell = Shell.ofProcess();
        Screen screen = new Screen(shell);
        System.setErr(new PrintStream(new ClearingStream(screen, shell.err()), true));
        CliContext around = new CliContext(shell, screen, Signals.ofProcess(), TimeSource.system(), new Random());
        System.exit(new Main(around).run(args));
    }

    /** Runs the command; gives its exit status. */
    int run(String... args) {
        ErrorReporter mishaps = new ErrorReporter(around);
        return Commands.of(around, args)
                .setOut(new PrintWriter(around.shell().out(), true))
                .setErr(new PrintWriter(around.shell().err(), true))
                .setParameterExceptionHandler(mishaps::wrongUsage)
                .setExecutionExceptionHandler(mishaps::failed)
                .execute(args);
    }
}
