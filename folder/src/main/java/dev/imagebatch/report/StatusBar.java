package dev.imagebatch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A bar with the share of each status. */
record StatusBar(StatusCounts counts) {

    private static final double WIDTH = 1_000;

    void writeTo(Html html) {
        if (counts.total() == 0) {
            return;
        }
        html.raw("<svg class=\"bar\" viewBox=\"0 0 1000 8\" preserveAspectRatio=\"none\" role=\"img\"")
                .attribute("aria-label", label())
                .raw(">");
        double x = 0;
        for (Status status : Status.values()) {
            double width = WIDTH * counts.badges(status) / counts.total();
            if (width > 0) {
                html.raw("<rect height=\"8\"")
                        .attribute("class", "s-" + status.key())
                        .attribute("x", number(x))
                        .attribute("width", number(width))
                        .raw("/>");
            }
            x += width;
        }
        html.raw("</svg>\n");
    }

    private String label() {
        List<String> parts = new ArrayList<>();
        for (Status status : Status.values()) {
            if (counts.badges(status) > 0) {
                parts.add(status.counted(counts.badges(status)));
            }
        }
        return String.join(", ", parts);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
