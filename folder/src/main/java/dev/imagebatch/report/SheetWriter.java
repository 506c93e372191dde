package dev.imagebatch.report;

import dev.imagebatch.rescue.WorkFolder;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.result.ImageGenerationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The writer of a sheet: cards as results arrive, then the pages around them. */
final class SheetWriter {

    /** The number of cards on a page. */
    static final int PAGE_SIZE = 5_000;

    private static final int MOST_IN_FLIGHT = 64;

    private final Path folder;
    private final String title;
    private final Executor executor;
    private final int pageSize;

    SheetWriter(Path folder, String title, Executor executor, int pageSize) {
        this.folder = folder;
        this.title = title;
        this.executor = executor;
        this.pageSize = pageSize;
    }

    Path write(Iterator<ImageGenerationResult> results, @Nullable ImageBatchResult summary) throws IOException {
        WorkFolder records = WorkFolder.of(folder);
        records.requireNoLinks();
        Files.createDirectories(records.path());
        try (ScratchFolder work = ScratchFolder.in(records.path())) {
            ResultTotals tally = new ResultTotals();
            Cards cards = new Cards(work.path(), pageSize, tally);
            try (cards) {
                Previews previews = new Previews(folder, new Thumbnails(records.thumbnails(), work.path()));
                writeCards(results, previews, cards);
            }
            Heading heading = Heading.of(title, tally, summary);
            return new Pages(folder, work.path()).publish(cards.pages(), heading, tally);
        }
    }

    private void writeCards(Iterator<ImageGenerationResult> results, Previews previews, Cards cards)
            throws IOException {
        int inFlight = Math.min(MOST_IN_FLIGHT, 2 * Runtime.getRuntime().availableProcessors());
        Deque<Pending> pending = new ArrayDeque<>();
        while (results.hasNext()) {
            ImageGenerationResult result = results.next();
            pending.add(new Pending(result, CompletableFuture.supplyAsync(() -> previews.of(result), executor)));
            if (pending.size() >= inFlight) {
                writeFirst(pending, cards);
            }
        }
        while (!pending.isEmpty()) {
            writeFirst(pending, cards);
        }
    }

    private static void writeFirst(Deque<Pending> pending, Cards cards) throws IOException {
        Pending first = pending.remove();
        cards.add(first.result(), first.previews().join());
    }

    private record Pending(ImageGenerationResult result, CompletableFuture<List<Preview>> previews) {}
}
