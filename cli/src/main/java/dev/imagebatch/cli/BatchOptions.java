package dev.imagebatch.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;

/** The options of a batch. */
final class BatchOptions {

    @ArgGroup(validate = false, order = 10, heading = "%nImages:%n")
    PictureOptions pictures = new PictureOptions();

    @ArgGroup(validate = false, order = 15, heading = "%nReceived images:%n")
    FinishOptions finish = new FinishOptions();

    @ArgGroup(validate = false, order = 20, heading = "%nRun:%n")
    RunOptions run = new RunOptions();

    /** Parses stored options; a later one replaces an earlier one. */
    static BatchOptions parse(List<String> given) {
        BatchOptions options = new BatchOptions();
        OptionTypes.register(new CommandLine(options))
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .parseArgs(given.toArray(String[]::new));
        return options;
    }

    void check() {
        pictures.check();
        run.check();
    }
}
