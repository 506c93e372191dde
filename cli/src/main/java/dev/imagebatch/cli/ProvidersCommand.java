package dev.imagebatch.cli;

import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ModelDescription;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that lists providers, models and prices. */
@Command
final class ProvidersCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    private final CliContext context;

    ProvidersCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        ImageProviders providers = ImageProviders.discover();
        PrintStream out = context.results().stream();
        if (json) {
            out.println(ProvidersJson.of(providers));
        } else {
            providers.factories().forEach(factory -> provider(factory, out));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static void provider(ImageProviderFactory factory, PrintStream out) {
        out.println(factory.name() + ": " + factory.description());
        String note = " (default)";
        for (ModelDescription model : factory.models()) {
            String end =
                    model.endOfLife().map(day -> ", switched off on " + day).orElse("");
            out.println("  " + model.id() + note + end);
            out.println("    sizes: " + model.sizes());
            model.prices()
                    .forEach(price -> out.println(
                            "    " + price.what() + ": " + price.amount() + " (as of " + price.asOf() + ")"));
            note = "";
        }
    }
}
