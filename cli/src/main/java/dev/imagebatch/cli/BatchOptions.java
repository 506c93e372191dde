package dev.imagebatch.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;

/** All options that decide what a batch does. */
final class BatchOptions {

    @ArgGroup(validate = false, order = 10, heading = "%nPictures:%n")
    PictureOptions pictures = new PictureOptions();

    @ArgGroup(validate = false, order = 15, heading = "%nReceived images:%n")
    FinishOptions finish = new FinishOptions();

    @ArgGroup(validate = false, order = 20, heading = "%nRun:%n")
    RunOptions run = new RunOptions();

    /** Reads options that were given before; a later one takes the place of an earlier one. */
    static BatchOptions parse(List<String> given) {
        BatchOptions options = new BatchOptions();
        new CommandLine(options)
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
