package dev.imagebatch.cli;

import dev.imagebatch.plan.BatchRefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The reporting of errors: one line each, and the exit status. Not thread-safe. */
final class ErrorReporter {

    private final CliContext context;
    private String last = "";

    ErrorReporter(CliContext context) {
        this.context = context;
    }

    /** Reports a wrong command line. */
    int wrongUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        say(String.valueOf(e.getMessage()));
        if (args.length <= 1 && !(e instanceof UnmatchedArgumentException)) {
            command.usage(context.shell().err());
        } else {
            UnmatchedArgumentException.printSuggestions(e, command.getErr());
            context.screen().error("See: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.INVALID;
    }

    /** Returns the message of the last error. */
    String last() {
        return last;
    }

    /** Reports a failed command. */
    int failed(Throwable e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            last = "interrupted";
            return ExitCode.INTERRUPTED;
        }
        say(message(e));
        if (context.shell().wantsDetails()) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            context.screen().error(trace.toString());
        }
        return exitCode(e);
    }

    private void say(String message) {
        last = message;
        context.screen().error(message);
    }

    private static int exitCode(Throwable e) {
        if (e instanceof CommandException known) {
            return known.exitCode();
        }
        boolean invalid = e instanceof BatchRefusedException
                || e instanceof InvalidPathException
                || e instanceof IllegalArgumentException;
        return invalid ? ExitCode.INVALID : ExitCode.FAILED;
    }

    /** Returns the message for users. */
    String message(Throwable e) {
        if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
            return message(cause);
        }
        if (e instanceof FileSystemException file && (file.getReason() == null || e instanceof AccessDeniedException)) {
            return file.getFile() + ": " + words(e.getClass());
        }
        String message = e.getMessage();
        if (message != null && isExpected(e)) {
            return message;
        }
        return "unexpected: " + e + (context.shell().wantsDetails() ? "" : "; set IMAGEBATCH_DEBUG=1 for details");
    }

    private static boolean isExpected(Throwable e) {
        return e instanceof CommandException
                || e instanceof IOException
                || e instanceof BatchRefusedException
                || e instanceof IllegalArgumentException;
    }

    /** Returns the name of an exception as words, such as "access denied". */
    private static String words(Class<?> type) {
        return type.getSimpleName()
                .replace("Exception", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
