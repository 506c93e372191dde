package dev.imagebatch.cli;

import picocli.CommandLine.Option;

/** The options that decide what the command says. */
final class OutputOptions {

    @Option(names = "--json", description = "End with one JSON object on standard output.")
    boolean json;

    @Option(names = "--quiet", description = "Say nothing but errors.")
    boolean quiet;

    @Option(names = "--yes", description = "Do not ask before a run that is expected to cost over 1 USD.")
    boolean yes;
}
