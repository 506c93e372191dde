package dev.imagebatch.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the output of the command. */
final class OutputOptions {

    @Option(names = "--json", description = "Print the result as one JSON object on standard output.")
    boolean json;

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "Append events to a file as they happen, one JSON object a line.")
    @Nullable Path events;

    @Option(names = "--quiet", description = "Print errors only.")
    boolean quiet;

    @Option(
            names = "--yes",
            description = "Run without a budget, and do not ask first; needed in scripts for runs that cost money.")
    boolean yes;
}
