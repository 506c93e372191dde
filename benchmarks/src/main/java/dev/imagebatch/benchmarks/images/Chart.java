package dev.imagebatch.benchmarks.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A chart as SVG: CPU an image and the most memory by contender, a bar for each number in flight. */
final class Chart {

    private static final int WIDTH = 960;
    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, sans-serif; fill: #24292f; }
              .title { font-weight: 600; font-size: 15px; }
              .small { font-size: 11px; fill: #57606a; }
              .axis { stroke: #8c959f; }
              .b0 { fill: #9ecae1; } .b1 { fill: #4a98c9; } .b2 { fill: #1f6fb4; } .b3 { fill: #5e4fa2; }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3; } .small { fill: #9198a1; } .axis { stroke: #6e7681; }
                .b2 { fill: #388bfd; } .b3 { fill: #a371f7; }
              }
            </style>
            """;

    private final Choice choice;
    private final Results results;

    Chart(Choice choice, Results results) {
        this.choice = choice;
        this.results = results;
    }

    void write(Path file) throws IOException {
        ChartPanel cpu = new ChartPanel(choice, results, "cpu", "CPU milliseconds an image", "%.1f");
        ChartPanel memory = new ChartPanel(choice, results, "rss", "Most memory in use (RSS), MB", "%.0f");
        int second = 30 + cpu.height();
        int height = second + memory.height();
        Files.writeString(
                file,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + height
                        + "\" role=\"img\" aria-label=\"CPU and memory of each contender\">\n" + STYLE + legend()
                        + cpu.svg(30) + memory.svg(second) + "</svg>\n");
    }

    private String legend() {
        StringBuilder svg = new StringBuilder();
        List<Integer> levels = choice.inFlight();
        for (int i = 0; i < levels.size(); i++) {
            int left = ChartPanel.LEFT + i * 130;
            svg.append("<rect class=\"b").append(i % 4).append("\" x=\"").append(left);
            svg.append("\" y=\"8\" width=\"12\" height=\"12\"/><text x=\"").append(left + 18);
            svg.append("\" y=\"19\">").append(levels.get(i)).append(" in flight</text>\n");
        }
        return svg.toString();
    }
}
