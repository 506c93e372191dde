package dev.imagebatch.benchmarks;

import dev.imagebatch.benchmarks.images.HeapSection;
import dev.imagebatch.benchmarks.images.ImagesSection;
import dev.imagebatch.benchmarks.images.TinySection;
import dev.imagebatch.benchmarks.million.Million;
import dev.imagebatch.benchmarks.parts.Parts;
import dev.imagebatch.benchmarks.quota.QuotaSection;
import dev.imagebatch.benchmarks.startup.StartUp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A program that runs the measurements one after another and writes them into the page. */
public final class Performance {

    private static final List<Section> SECTIONS = List.of(
            new ImagesSection(),
            new HeapSection(),
            new TinySection(),
            new QuotaSection(),
            new Million(),
            new Parts(),
            new StartUp());

    private Performance() {}

    /**
     * Measures.
     *
     * @param arguments the page, then the names of the sections; by default all
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ResultsPage page = new ResultsPage(Path.of(arguments[0]));
        List<String> wanted = Arrays.asList(arguments).subList(1, arguments.length);
        for (Section section : SECTIONS) {
            if (wanted.isEmpty() || wanted.contains(section.name())) {
                System.out.println("== " + section.name());
                String markdown = section.measure();
                System.out.println(markdown);
                page.write(section.name(), markdown);
            }
        }
    }
}
