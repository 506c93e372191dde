package dev.imagebatch.provider.placeholder;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text broken into lines of any width. */
final class Paragraph {

    private static final int LONGEST = 1_500;
    private static final String ELLIPSIS = "…";

    private final TextRenderer renderer;
    private final List<Word> words = new ArrayList<>();

    Paragraph(String text, TextRenderer renderer) {
        this.renderer = renderer;
        String clean = clean(text);
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(clean);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            words.add(word(clean.substring(start, end)));
        }
    }

    /** Returns all lines, for type of one pixel. */
    List<String> lines(double width) {
        return lines(width, Integer.MAX_VALUE);
    }

    /** Returns at most {@code most} lines; the last one ends in an ellipsis if there are more. */
    List<String> lines(double width, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double filled = 0;
        for (Word word : split(width)) {
            if (filled > 0 && filled + word.inked() > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
                filled = 0;
            }
            line.append(word.text());
            filled += word.width();
        }
        lines.add(line.toString().strip());
        return lines.size() <= most ? lines : shortened(lines, width, most);
    }

    private List<String> shortened(List<String> lines, double width, int most) {
        if (most < 1) {
            return List.of();
        }
        List<String> kept = new ArrayList<>(lines.subList(0, most));
        String last = kept.get(most - 1);
        while (!last.isEmpty() && renderer.width(last + ELLIPSIS) > width) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1)).stripTrailing();
        }
        kept.set(most - 1, last + ELLIPSIS);
        return kept;
    }

    private List<Word> split(double width) {
        List<Word> pieces = new ArrayList<>();
        for (Word word : words) {
            if (word.inked() <= width) {
                pieces.add(word);
            } else {
                word.text().codePoints().forEach(point -> pieces.add(word(Character.toString(point))));
            }
        }
        return pieces;
    }

    private Word word(String text) {
        return new Word(text, renderer.width(text), renderer.width(text.stripTrailing()));
    }

    /** Removes control characters, repeated white space, and text beyond the longest. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char character = text.charAt(i);
            boolean blank = Character.isWhitespace(character) || Character.isISOControl(character);
            if (!blank) {
                clean.append(character);
            } else if (clean.length() > 0 && clean.charAt(clean.length() - 1) != ' ') {
                clean.append(' ');
            }
        }
        return clean.append(end < text.length() ? ELLIPSIS : "").toString().strip();
    }

    private record Word(String text, double width, double inked) {}
}
