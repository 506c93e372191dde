package dev.imagebatch.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that decide what the command says. */
final class OutputOptions {

    @Option(names = "--json", description = "End with one JSON object on standard output.")
    boolean json;

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "Append what happens to a file, one JSON object a line, as it happens.")
    @Nullable Path events;

    @Option(names = "--quiet", description = "Say nothing but errors.")
    boolean quiet;

    @Option(names = "--yes", description = "Do not ask before a run that is expected to cost over 1 USD.")
    boolean yes;
}
