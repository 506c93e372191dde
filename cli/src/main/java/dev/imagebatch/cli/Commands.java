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

/** The command line: the command, its subcommands and their help. */
final class Commands {

    private static final String EXIT_STATUS =
            "%nExit status:%n  0 all stored, 1 some failed, 2 wrong usage or invalid specifications,%n"
                    + "  3 the budget stopped it, 4 the provider stopped it, 130 interrupted.";

    private Commands() {}

    /** Returns the command with the subcommand called, or with all: creating each takes time. */
    static CommandLine of(CliContext context, String... arguments) {
        CommandLine command = new CommandLine(new Root());
        Map<String, Supplier<CommandLine>> all = all(context);
        String called = arguments.length == 0 ? "" : arguments[0];
        if (all.containsKey(called)) {
            command.addSubcommand(called, all.get(called).get());
        } else {
            all.forEach((name, made) -> command.addSubcommand(name, made.get()));
        }
        OptionTypes.register(command);
        command.setExpandAtFiles(false);
        command.setColorScheme(
                CommandLine.Help.defaultColorScheme(context.shell().isColoured() ? Ansi.ON : Ansi.OFF));
        return command;
    }

    private static Map<String, Supplier<CommandLine>> all(CliContext context) {
        Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
        all.put("generate", () -> generate(context));
        all.put("plan", () -> plan(context));
        all.put(
                "retry",
                () -> described(
                        new CommandLine(new AgainCommand.Retry(context)),
                        "Run the last batch again for images that failed or were skipped.",
                        "retry --out images --on-unknown retry"));
        all.put(
                "redo",
                () -> described(
                        new CommandLine(new AgainCommand.Redo(context)),
                        "Generate chosen images again and pay for them; earlier images are kept.",
                        "redo --out images home-hero parking-icon"));
        all.put(
                "pause",
                () -> described(
                        new CommandLine(new PauseCommand(context, PauseCommand.Change.PAUSE)),
                        "Pause a run in another process; calls in flight still finish.",
                        "pause --out images"));
        all.put(
                "resume",
                () -> described(
                        new CommandLine(new PauseCommand(context, PauseCommand.Change.RESUME)),
                        "Resume a paused run.",
                        "resume --out images"));
        all.put(
                "report",
                () -> described(
                        new CommandLine(new ReportCommand(context)),
                        "Write the contact sheet of the last run again.",
                        "report --out images"));
        all.put(
                "ledger",
                () -> described(
                        new CommandLine(new LedgerCommand(context)),
                        "Show spending, and settle attempts that may have been charged.",
                        "ledger --out images",
                        "ledger --out images --settle site-1a2b3c4d-7=free",
                        "ledger --out images --settle-all charged --note 'bill of May'"));
        all.put(
                "inspect",
                () -> described(
                        new CommandLine(new InspectCommand(context)),
                        "Show the metadata of image files and their ledger entries.",
                        "inspect images/home-hero.png",
                        "inspect images/*.webp --json"));
        all.put(
                "providers",
                () -> described(
                        new CommandLine(new ProvidersCommand(context)),
                        "List providers, models, sizes and prices.",
                        "providers"));
        return all;
    }

    static ParseResult parsed(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getParseResult();
    }

    private static CommandLine generate(CliContext context) {
        return described(
                new CommandLine(new GenerateCommand(context, GenerateCommand.Extent.RUN)),
                "Generate the images of a specification file; stored images are not generated again.",
                "generate site.jsonl --out images",
                "generate site.jsonl --out images --provider openai --budget 5",
                "generate prompts.txt --size 1024x768 --style photo --json");
    }

    private static CommandLine plan(CliContext context) {
        return described(
                new CommandLine(new GenerateCommand(context, GenerateCommand.Extent.PLAN)),
                "Show what generate would make, cost and take, without spending anything.",
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
                        .description("Show this help.")
                        .build());
        return command;
    }

    /** The command without a subcommand. */
    @Command(
            name = "imagebatch",
            description = "Turns many image specifications into stored images: never paying twice, never over budget.",
            synopsisSubcommandLabel = "COMMAND",
            versionProvider = Version.class,
            footer = {
                "",
                "Start with:",
                "  imagebatch generate examples/specs/council-site.jsonl --out council-images",
                "and open council-images/index.html. Help for a command: imagebatch COMMAND --help"
            })
    static final class Root implements Runnable {

        @Spec
        @Nullable CommandSpec spec;

        @CommandLine.Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        boolean help;

        @CommandLine.Option(
                names = {"-V", "--version"},
                versionHelp = true,
                description = "Show the version.")
        boolean version;

        @Override
        public void run() {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "missing command");
        }
    }

    /** The version in the manifest of the jar. */
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
