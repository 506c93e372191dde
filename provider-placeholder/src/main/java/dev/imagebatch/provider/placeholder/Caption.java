package dev.imagebatch.provider.placeholder;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.spec.ImageRequest;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** The words on a placeholder: the prompt, and the facts of the request below it. */
final class Caption {

    private static final double LARGEST = 1 / 11.0;
    private static final double SMALLEST = 1 / 26.0;
    private static final double SMALLER = 0.93;
    private static final double LEADING = 1.28;
    private static final double SMALLEST_PIXELS = 7;
    private static final Color SHADE = new Color(0, 0, 0, 90);
    private static final Color BRIGHT = new Color(255, 255, 255, 245);
    private static final Color FAINT = new Color(255, 255, 255, 190);

    private final TextRenderer renderer;
    private final List<Line> lines = new ArrayList<>();

    Caption(ImageRequest request, String id, int variant, Dimensions size, TextRenderer renderer) {
        this.renderer = renderer;
        double side =
                Math.sqrt((double) Math.min(size.width(), size.height()) * Math.min(size.height(), 2 * size.width()));
        double margin = Math.min(size.width(), size.height()) * 0.07;
        double inner = size.width() - 2 * margin;
        addPrompt(request.prompt(), margin, inner, new Scale(side, size.height() * 0.64 - margin));
        String facts = facts(request, size, variant);
        double footer = Math.min(side / 30, inner / renderer.width(facts));
        addFooter(List.of(id, facts), size, margin, Math.max(footer, SMALLEST_PIXELS));
    }

    void draw(Graphics2D graphics) {
        for (Line line : lines) {
            double offset = line.size() / 24;
            graphics.setColor(SHADE);
            renderer.draw(
                    graphics, line.text(), new TextRenderer.Point(line.x() + offset, line.y() + offset), line.size());
            graphics.setColor(line.colour());
            renderer.draw(graphics, line.text(), new TextRenderer.Point(line.x(), line.y()), line.size());
        }
    }

    private void addPrompt(String prompt, double margin, double inner, Scale scale) {
        Paragraph paragraph = new Paragraph(prompt, renderer);
        double size = scale.largest();
        while (size > scale.smallest() && paragraph.lines(inner / size).size() > scale.rows(size)) {
            size *= SMALLER;
        }
        List<String> rows = paragraph.lines(inner / size, scale.rows(size));
        for (int row = 0; row < rows.size(); row++) {
            lines.add(new Line(rows.get(row), margin, margin + size * (0.9 + LEADING * row), size, BRIGHT));
        }
    }

    private void addFooter(List<String> texts, Dimensions dimensions, double margin, double size) {
        double inner = dimensions.width() - 2 * margin;
        double y = dimensions.height() - margin * 0.8;
        if (texts.size() * size * LEADING > dimensions.height() * 0.3) {
            return;
        }
        for (int i = texts.size() - 1; i >= 0; i--) {
            for (String row : new Paragraph(texts.get(i), renderer).lines(inner / size, 1)) {
                lines.add(new Line(row, margin, y, size, i == 0 ? BRIGHT : FAINT));
                y -= size * LEADING;
            }
        }
    }

    private static String facts(ImageRequest request, Dimensions size, int variant) {
        StringBuilder facts = new StringBuilder("placeholder · " + size.width() + "×" + size.height());
        facts.append(" · variant ").append(variant + 1);
        request.quality().ifPresent(quality -> facts.append(" · ").append(quality));
        request.seed().ifPresent(seed -> facts.append(" · seed ").append(seed));
        if (!request.references().isEmpty()) {
            facts.append(" · references ").append(request.references().size());
        }
        return facts.toString();
    }

    private record Line(String text, double x, double y, double size, Color colour) {}

    /** The sizes of type in a box. */
    private record Scale(double side, double height) {

        double largest() {
            return Math.max(side * LARGEST, SMALLEST_PIXELS);
        }

        double smallest() {
            return Math.max(side * SMALLEST, SMALLEST_PIXELS);
        }

        int rows(double size) {
            return (int) (height / (size * LEADING));
        }
    }
}
