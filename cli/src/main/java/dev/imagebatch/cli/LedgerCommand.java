package dev.imagebatch.cli;

import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.ledger.LedgerSummary;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.rescue.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows a folder's money, and settles by hand what may have been charged. */
@Command
final class LedgerCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder of the runs.")
    Path out = Path.of("");

    @Option(
            names = "--settle",
            paramLabel = "ATTEMPT=charged|free",
            converter = ChargeSettlement.OfOne.class,
            description = "What the bill says of an attempt that may have been charged; charged:0.04 for another amount"
                    + " than is held. May be repeated.")
    List<ChargeSettlement> settle = new ArrayList<>();

    @Option(
            names = "--settle-all",
            paramLabel = "charged|free",
            converter = ChargeSettlement.OfAll.class,
            description = "The same for all others.")
    @Nullable ChargeSettlement settleAll;

    @Option(names = "--note", paramLabel = "TEXT", description = "Who settles, and why; kept with it.")
    @Nullable String note;

    @Option(names = "--json", description = "As one JSON object.")
    boolean json;

    private final CliContext around;

    LedgerCommand(CliContext around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(WorkFolder.of(out).ledger())) {
            throw CommandException.invalid(
                    out + " holds no ledger; a run begins one: imagebatch generate SPECS --out " + out);
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
            int settled = new SettlementWriter(ledger, around.now(), note).settle(settle, settleAll);
            around.screen().say(NumberFormats.count(settled, "attempt") + " settled");
        }
    }

    private void show(BatchFolder folder) throws IOException {
        LedgerSummary summary = LedgerSummary.of(folder.ledger());
        NextRuns next = new NextRuns(folder.ledger(), folder.sink());
        around.shell().out().println(json ? new LedgerJson(next).of(summary) : new LedgerText(next, out).of(summary));
        around.shell().out().flush();
    }
}
