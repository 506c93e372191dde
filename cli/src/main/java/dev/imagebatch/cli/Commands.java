package dev.imagebatch.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command and its subcommands with their help. */
final class Commands {

    private static final String EXIT_STATUS =
            "%nExit status:%n  0 all stored, 1 some failed, 2 wrong usage or invalid specifications,%n"
                    + "  3 the budget stopped it, 4 the provider stopped it, 130 interrupted.";

    private Commands() {}

    /** The command with the subcommand that is called, or with all where none is: each takes its time to make. */
    static CommandLine of(CliContext around, String... arguments) {
        CommandLine command = new CommandLine(new Root());
        Map<String, Supplier<CommandLine>> all = all(around);
        String called = arguments.length == 0 ? "" : arguments[0];
        if (all.containsKey(called)) {
            command.addSubcommand(called, all.get(called).get());
        } else {
            all.forEach((name, made) -> command.addSubcommand(name, made.get()));
        }
        command.setExpandAtFiles(false);
        command.setColorScheme(
                CommandLine.Help.defaultColorScheme(around.shell().isColoured() ? Ansi.ON : Ansi.OFF));
        return command;
    }

    private static Map<String, Supplier<CommandLine>> all(CliContext around) {
        Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
        all.put("generate", () -> generate(around));
        all.put("plan", () -> plan(around));
        all.put(
                "retry",
                () -> described(
                        new CommandLine(new AgainCommand.Retry(around)),
                        "Try again, with the options of the last run, what failed or was left over.",
                        "retry --out images --on-unknown retry"));
        all.put(
                "redo",
                () -> described(
                        new CommandLine(new AgainCommand.Redo(around)),
                        "Pay again for images that were not liked; the earlier ones stay.",
                        "redo --out images home-hero parking-icon"));
        all.put(
                "pause",
                () -> described(
                        new CommandLine(new PauseCommand(around, PauseCommand.Change.PAUSE)),
                        "Let nothing new start in a run that goes on elsewhere; what is in flight is finished.",
                        "pause --out images"));
        all.put(
                "resume",
                () -> described(
                        new CommandLine(new PauseCommand(around, PauseCommand.Change.RESUME)),
                        "Let a paused run go on.",
                        "resume --out images"));
        all.put(
                "report",
                () -> described(
                        new CommandLine(new ReportCommand(around)),
                        "Write the contact sheet of the last run again.",
                        "report --out images"));
        all.put(
                "ledger",
                () -> described(
                        new CommandLine(new LedgerCommand(around)),
                        "Show what was spent and may have been charged, and settle that by hand.",
                        "ledger --out images",
                        "ledger --out images --settle site-1a2b3c4d-7=free",
                        "ledger --out images --settle-all charged --note 'bill of May'"));
        all.put(
                "inspect",
                () -> described(
                        new CommandLine(new InspectCommand(around)),
                        "Show what image files, and their folders' ledgers, say of where they come from.",
                        "inspect images/home-hero.png",
                        "inspect images/*.webp --json"));
        all.put(
                "providers",
                () -> described(
                        new CommandLine(new ProvidersCommand(around)),
                        "List providers, models, sizes and prices.",
                        "providers"));
        return all;
    }

    static ParseResult parsed(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getParseResult();
    }

    private static CommandLine generate(CliContext around) {
        return described(
                new CommandLine(new GenerateCommand(around, GenerateCommand.Extent.RUN)),
                "Make the images of a file of specifications; what is stored already is not made again.",
                "generate site.jsonl --out images",
                "generate site.jsonl --out images --provider openai --budget 5",
                "generate prompts.txt --size 1024x768 --style photo --json");
    }

    private static CommandLine plan(CliContext around) {
        return described(
                new CommandLine(new GenerateCommand(around, GenerateCommand.Extent.PLAN)),
                "Say what generate would make, cost and take; nothing is spent.",
                "plan site.jsonl --out images --provider openai");
    }

    private static CommandLine described(CommandLine command, String description, String... examples) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.description(description);
        usage.sortOptions(false);
        usage.abbreviateSynopsis(true);
        StringBuilder footer = new StringBuilder("%nExamples:%n");
        for (String example : examples) {
            footer.append("  imagebatch ").append(example).append("%n");
        }
        usage.footer(footer.append(EXIT_STATUS).toString());
        command.getCommandSpec()
                .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .order(100)
                        .description("Show this.")
                        .build());
        return command;
    }

    /** The command itself, which needs a subcommand. */
    @Command(
            name = "imagebatch",
            description = "Turns many image specifications into stored images: never paying twice, never over budget.",
            synopsisSubcommandLabel = "COMMAND",
            versionProvider = Version.class,
            footer = {
                "",
                "Start with:",
                "  imagebatch generate examples/specs/council-site.jsonl --out council-images",
                "and open council-images/index.html. More on a command: imagebatch COMMAND --help"
            })
    static final class Root implements Runnable {

        @Spec
        @Nullable CommandSpec spec;

        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this.")
        boolean help;

        @CommandLine.Option(
                names = {"-V", "--version"},
                versionHelp = true,
                description = "Show the version.")
        boolean version;

        @Override
        public void run() {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "which command? See below");
        }
    }

    /** The version that the archive says it has. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "imagebatch " + (version == null ? "in development" : version) + " (Java "
                        + System.getProperty("java.version") + ")"
            };
        }
    }
}
