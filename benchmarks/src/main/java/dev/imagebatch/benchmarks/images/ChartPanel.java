package dev.imagebatch.benchmarks.images;

import java.util.List;
import java.util.Locale;

/** One value of a chart: a group of bars for each contender, without a bar for failures. */
final class ChartPanel {

    static final int LEFT = 190;

    private static final int LONGEST = 660;
    private static final int BAR = 11;
    private static final int GAP = 12;
    private static final int TITLE = 36;

    private final Choice choice;
    private final Results results;
    private final String value;
    private final String title;
    private final String format;

    ChartPanel(Choice choice, Results results, String value, String title, String format) {
        this.choice = choice;
        this.results = results;
        this.value = value;
        this.title = title;
        this.format = format;
    }

    int height() {
        return TITLE + choice.contenders().size() * group() + GAP;
    }

    String svg(int top) {
        StringBuilder svg = new StringBuilder();
        svg.append("<text class=\"title\" x=\"10\" y=\"").append(top + 22).append("\">");
        svg.append(title).append("</text>\n");
        int y = top + TITLE;
        int bottom = top + height() - GAP;
        svg.append(String.format("<path class=\"axis\" d=\"M%d %dV%d\"/>%n", LEFT, y, bottom));
        double most = most();
        for (String contender : choice.contenders()) {
            svg.append(group(contender, y, LONGEST / most));
            y += group();
        }
        return svg.toString();
    }

    private String group(String contender, int top, double scale) {
        List<Integer> levels = choice.inFlight();
        StringBuilder svg = new StringBuilder(String.format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n",
                LEFT - 8, top + levels.size() * BAR / 2 + 4, contender));
        for (int i = 0; i < levels.size(); i++) {
            svg.append(bar(i, levels.get(i), contender, top + i * BAR, scale));
        }
        return svg.toString();
    }

    private String bar(int index, int inFlight, String contender, int top, double scale) {
        double length = results.median(inFlight, contender, value).orElse(0.0) * scale;
        String text = results.median(inFlight, contender, value)
                .map(number -> String.format(Locale.ROOT, format, number))
                .orElse("fails");
        return String.format(
                Locale.ROOT,
                "<rect class=\"b%d\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
                        + "<text class=\"small\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                index % 4,
                LEFT,
                top,
                length,
                BAR - 1,
                LEFT + length + 5,
                top + BAR - 2,
                text);
    }

    private int group() {
        return choice.inFlight().size() * BAR + GAP;
    }

    private double most() {
        return choice.inFlight().stream()
                .flatMap(inFlight -> choice.contenders().stream()
                        .flatMap(contender -> results.median(inFlight, contender, value).stream()))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }
}
