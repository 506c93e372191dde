package dev.imagebatch.cli;

import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.ledger.LedgerSummary;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.rescue.WorkFolder;
import dev.imagebatch.text.DisplayFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that shows a folder's spending and settles attempts that may have been charged. */
@Command
final class LedgerCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Output folder.")
    Path out = Path.of("");

    @Option(
            names = "--settle",
            paramLabel = "ATTEMPT=charged|free",
            converter = ChargeSettlement.OfOne.class,
            description = "Settle an attempt that may have been charged; charged:0.04 for an amount other than the one"
                    + " held. Repeatable.")
    List<ChargeSettlement> settle = new ArrayList<>();

    @Option(
            names = "--settle-all",
            paramLabel = "charged|free",
            converter = ChargeSettlement.OfAll.class,
            description = "Settle all other such attempts.")
    @Nullable ChargeSettlement settleAll;

    @Option(names = "--note", paramLabel = "TEXT", description = "A note stored with the settlement.")
    @Nullable String note;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    private final CliContext context;

    LedgerCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(WorkFolder.of(out).ledger())) {
            throw CommandException.invalid(
                    "no ledger in " + out + "; start a run with: imagebatch generate SPECS --out " + out);
        }
        try (BatchFolder folder = BatchFolder.open(out)) {
            folder.recover();
            settle(folder.ledger());
            show(folder);
        }
        return ExitCode.OK;
    }

    private void settle(FileLedger ledger) throws IOException {
        if (!settle.isEmpty() || settleAll != null) {
            int settled = new SettlementWriter(ledger, context.now(), note).settle(settle, settleAll);
            context.screen().say(DisplayFormat.count(settled, "attempt") + " settled");
        }
    }

    private void show(BatchFolder folder) throws IOException {
        LedgerSummary summary = LedgerSummary.of(folder.ledger());
        NextRuns next = new NextRuns(folder.ledger(), folder.sink());
        context.results().print(json ? new LedgerJson(next).of(summary) : new LedgerText(next, out).of(summary));
    }
}
