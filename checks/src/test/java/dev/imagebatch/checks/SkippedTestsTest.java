package dev.imagebatch.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that is skipped proves nothing: it fails the build if it is not listed with a reason. */
class SkippedTestsTest {

    private static final Path LIST = Path.of("skipped-tests.txt");

    /** This module is built after all others, so that their reports are there. */
    @Test
    void skippedTests_areListed() throws Exception {
        Set<String> listed = rows().stream().map(row -> row.split(": ", 2)[0]).collect(Collectors.toSet());
        assertThat(SkippedTests.below(Path.of("..")))
                .allMatch(test -> listed.contains(test) || listed.contains(test.replaceAll("#.*", "#")));
    }

    @Test
    void listedTests_existAndHaveAReason() throws Exception {
        assertThat(rows()).isNotEmpty().allMatch(row -> row.matches("[\\w.]+#\\w*: .+"));
        for (String row : rows()) {
            String type = row.substring(row.lastIndexOf('.', row.indexOf('#')) + 1, row.indexOf('#'));
            try (Stream<Path> files = Files.walk(Path.of(".."))) {
                assertThat(files).as(row).anyMatch(file -> file.endsWith(type + ".java"));
            }
        }
    }

    @Test
    void skippedTests_areFoundInReports(@TempDir Path root) throws Exception {
        Path reports = Files.createDirectories(root.resolve("one/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-a.SomeTest.xml"), """
                <testsuite>
                  <testcase name="runs" classname="a.SomeTest"/>
                  <testcase name="waits(Kind)[1]" classname="a.SomeTest"><skipped message="no time"/></testcase>
                  <testcase name="" classname="a.OtherTest"><skipped/></testcase>
                </testsuite>
                """);
        assertThat(SkippedTests.below(root)).isEqualTo(List.of("a.SomeTest#waits", "a.OtherTest#"));
    }

    private static List<String> rows() throws Exception {
        return Files.readAllLines(LIST);
    }
}
