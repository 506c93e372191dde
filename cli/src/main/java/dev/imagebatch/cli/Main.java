package dev.imagebatch.cli;

import dev.imagebatch.engine.setup.ErrorBoundary;
import dev.imagebatch.time.TimeSource;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * The {@code imagebatch} command.
 *
 * <p>Not thread-safe: one command at a time.
 *
 * @since 0.1
 */
public final class Main {

    private final CliContext context;

    Main(CliContext context) {
        this.context = context;
    }

    /** Runs the command and ends the process with its exit status. */
    public static void main(String[] args) {
        OwnServices.use();
        Shell shell = Shell.ofProcess();
        Screen screen = new Screen(shell);
        System.setErr(new PrintStream(new ClearingStream(screen, shell.err()), true));
        CliContext context = new CliContext(shell, screen, Signals.ofProcess(), TimeSource.system(), new Random());
        System.exit(new Main(context).run(args));
    }

    /** Runs the command and returns its exit status. */
    int run(String... args) {
        ErrorReporter errors = new ErrorReporter(context);
        ErrorBoundary.Completion<Integer> ended = ErrorBoundary.call(() -> Commands.of(context, args)
                .setOut(new PrintWriter(context.shell().out(), true))
                .setErr(new PrintWriter(context.shell().err(), true))
                .setParameterExceptionHandler(errors::wrongUsage)
                .setExecutionExceptionHandler((e, command, parsed) -> errors.failed(e))
                .execute(args));
        Integer status = ended.value();
        int exit = status != null ? status : errors.failed(Objects.requireNonNull(ended.thrown()));
        if (exit != ExitCode.OK && List.of(args).contains("--json")) {
            context.results().printError(errors.last(), exit);
        }
        return exit;
    }
}
