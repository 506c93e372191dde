package dev.imagebatch.cli;

import dev.imagebatch.plan.BatchRefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what went wrong, and gives the exit status for it. */
final class ErrorReporter {

    private final CliContext around;

    ErrorReporter(CliContext around) {
        this.around = around;
    }

    /** The command line makes no sense. */
    int wrongUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        around.screen().error(String.valueOf(e.getMessage()));
        if (args.length <= 1 && !(e instanceof UnmatchedArgumentException)) {
            command.usage(around.shell().err());
        } else {
            UnmatchedArgumentException.printSuggestions(e, command.getErr());
            around.screen().error("See: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.INVALID;
    }

    /** The command failed. */
    int failed(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        around.screen().error(message(e));
        if (around.shell().wantsDetails()) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            around.screen().error(trace.toString());
        }
        return exitCode(e);
    }

    private static int exitCode(Exception e) {
        if (e instanceof CommandException known) {
            return known.exitCode();
        }
        boolean invalid = e instanceof BatchRefusedException
                || e instanceof InvalidPathException
                || e instanceof IllegalArgumentException;
        return invalid ? ExitCode.INVALID : ExitCode.FAILED;
    }

    /** What people are told. */
    String message(Exception e) {
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
        return "unexpected: " + e + (around.shell().wantsDetails() ? "" : "; set IMAGEBATCH_DEBUG=1 for details");
    }

    private static boolean isExpected(Exception e) {
        return e instanceof CommandException
                || e instanceof IOException
                || e instanceof BatchRefusedException
                || e instanceof IllegalArgumentException;
    }

    /** {@code AccessDeniedException} reads "access denied". */
    private static String words(Class<?> type) {
        return type.getSimpleName()
                .replace("Exception", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
