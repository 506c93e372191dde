package dev.imagebatch.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The publisher of pages: writes them around the cards, moves them into place and deletes those of a larger sheet. */
final class Pages {

    private static final Pattern FURTHER_PAGE = Pattern.compile("index-([1-9]\\d{0,8})\\.html");
    private static final int HEAD_LENGTH = 2_000;

    private final Path folder;
    private final Path work;

    Pages(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    /** Publishes the pages, the first one last, since it links to the others. */
    Path publish(List<CardPage> pages, Heading heading, ResultTotals tally) throws IOException {
        Assets assets = Assets.load();
        for (CardPage page : pages) {
            write(page, new PageFrame(assets, heading, tally, pages, page));
        }
        for (int number = pages.size(); number >= 1; number--) {
            String name = CardPage.fileName(number);
            Files.move(
                    work.resolve(name),
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        removeAfter(pages.size());
        return folder.resolve(CardPage.fileName(1));
    }

    private void write(CardPage page, PageFrame around) throws IOException {
        Html above = new Html();
        around.writeAbove(above);
        Html below = new Html();
        around.writeBelow(below);
        try (Writer out = Files.newBufferedWriter(work.resolve(CardPage.fileName(page.number())));
                BufferedReader cards = Files.newBufferedReader(page.body())) {
            out.append(above.markup());
            cards.transferTo(out);
            out.append(below.markup());
        }
        Files.delete(page.body());
    }

    private void removeAfter(int last) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "index-*.html")) {
            for (Path file : files) {
                Matcher name = FURTHER_PAGE.matcher(file.getFileName().toString());
                if (name.matches() && Integer.parseInt(name.group(1)) > last && isPage(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean isPage(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD_LENGTH), StandardCharsets.UTF_8);
            return head.contains(PageFrame.GENERATOR);
        }
    }
}
