package dev.imagebatch.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The tests that the reports of a build call skipped. */
final class SkippedTests {

    private SkippedTests() {}

    /** Returns the tests as {@code class#method}, or {@code class#} where the whole class was skipped. */
    static List<String> below(Path root) throws Exception {
        List<String> skipped = new ArrayList<>();
        for (Path report : reports(root)) {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                if (test.getElementsByTagName("skipped").getLength() > 0) {
                    skipped.add(test.getAttribute("classname") + "#" + method(test.getAttribute("name")));
                }
            }
        }
        return skipped;
    }

    private static String method(String name) {
        return name.replaceAll("[({\\[ ].*", "");
    }

    private static List<Path> reports(Path root) throws IOException {
        List<Path> reports = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path folder : modules.map(module -> module.resolve("target/surefire-reports"))
                    .toList()) {
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.list(folder)) {
                        reports.addAll(files.filter(file -> file.toString().matches(".*TEST-.*\\.xml"))
                                .sorted()
                                .toList());
                    }
                }
            }
        }
        return reports;
    }
}
