package dev.imagebatch.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The streams and the environment of the process.
 *
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for messages
 * @param variables the environment; null for a variable that is not set
 * @param input the kind of standard input
 * @param messages the kind of standard error
 */
record Shell(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Function<String, @Nullable String> variables,
        Stream input,
        Stream messages) {

    private static final int DEFAULT_WIDTH = 80;

    /** The kind of a stream. */
    enum Stream {
        TERMINAL,
        PIPE
    }

    static Shell ofProcess() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        return new Shell(System.in, out, System.err, System::getenv, Terminals.ofInput(), Terminals.ofMessages());
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isEmpty());
    }

    /** Returns whether a status line can be drawn. */
    boolean isAnimated() {
        return messages == Stream.TERMINAL && !isDumb();
    }

    boolean isColoured() {
        return isAnimated() && variable("NO_COLOR").isEmpty();
    }

    /** Returns whether a user can answer questions. */
    boolean canAsk() {
        return input == Stream.TERMINAL && messages == Stream.TERMINAL;
    }

    int width() {
        return variable("COLUMNS")
                .filter(columns -> columns.matches("[1-9]\\d{1,3}"))
                .map(Integer::valueOf)
                .orElse(DEFAULT_WIDTH);
    }

    boolean wantsDetails() {
        return variable("IMAGEBATCH_DEBUG").isPresent();
    }

    private boolean isDumb() {
        return variable("TERM").map(term -> term.toLowerCase(Locale.ROOT)).equals(Optional.of("dumb"));
    }
}
