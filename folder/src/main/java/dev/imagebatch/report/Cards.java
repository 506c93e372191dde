package dev.imagebatch.report;

import dev.imagebatch.result.ImageGenerationResult;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cards, spooled to one file a page, since the head of the sheet is known only after the last card. */
final class Cards implements Closeable {

    private final Path work;
    private final int pageSize;
    private final ResultTotals tally;
    private final Anchors anchors = new Anchors();
    private final List<CardPage> pages = new ArrayList<>();
    private @Nullable Writer out;

    Cards(Path work, int pageSize, ResultTotals tally) {
        this.work = work;
        this.pageSize = pageSize;
        this.tally = tally;
    }

    void add(ImageGenerationResult result, List<Preview> previews) throws IOException {
        Writer writer = out;
        if (writer == null || page().counts().total() == pageSize) {
            writer = nextPage();
        }
        anchors.add(result.id());
        CardPage page = page();
        page.counts().add(result);
        tally.add(result, anchors.place(result.id()));
        Html html = new Html();
        new Card(result, previews, anchors).writeTo(html);
        writer.append(html.markup());
    }

    /** Returns the pages so far, at least one. */
    List<CardPage> pages() throws IOException {
        if (pages.isEmpty()) {
            nextPage();
            close();
        }
        return pages;
    }

    private CardPage page() {
        return pages.get(pages.size() - 1);
    }

    private Writer nextPage() throws IOException {
        close();
        int number = pages.size() + 1;
        Path body = work.resolve("cards-" + number);
        pages.add(new CardPage(number, body, new StatusCounts()));
        anchors.turnTo(number);
        Writer writer = Files.newBufferedWriter(body);
        out = writer;
        return writer;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
