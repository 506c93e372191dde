package dev.imagebatch.transform.pipeline;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.transform.Encoding;
import dev.imagebatch.transform.PixelTransform;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parser of transforms as written in specification files. */
final class TransformText {

    private static final String GRID = "grid";
    private static final String LOSSLESS = "lossless";
    private static final List<String> WORDS =
            List.of(GRID, Trim.WORD, Resize.WORD, Crop.WORD, ThumbnailTransform.WORD, Format.WORD);
    private static final String THERE_IS = "there is: grid 2x2, grid 2x2 even, trim, resize 512x512, crop 512x512,"
            + " thumbnail 256, format png, format jpeg 85, format webp, format webp lossless";
    private static final Pattern TWO_NUMBERS = Pattern.compile("(\\d{1,5})[xX×](\\d{1,5})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final int LONGEST_SHOWN = 60;

    private final String text;
    private final List<String> parts;

    TransformText(String text) {
        this.text = text;
        this.parts = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", 5));
    }

    PixelTransform read() {
        return switch (parts.get(0)) {
            case GRID -> grid();
            case Trim.WORD -> trim();
            case Resize.WORD -> Transforms.resize(size());
            case Crop.WORD -> Transforms.crop(size());
            case ThumbnailTransform.WORD -> Transforms.thumbnail(onlyNumber());
            case Format.WORD -> format();
            default -> throw wrong("there is no such transform" + meant());
        };
    }

    private PixelTransform grid() {
        boolean even = parts.size() == 3 && parts.get(2).equals(EvenGrid.WORD);
        Matcher numbers = TWO_NUMBERS.matcher(parts.size() > 1 ? parts.get(1) : "");
        if (!numbers.matches() || (parts.size() != 2 && !even)) {
            throw wrong(
                    "a grid is written ROWSxCOLUMNS, such as grid 2x2, with \"even\" behind it to look for no gutters");
        }
        int rows = Integer.parseInt(numbers.group(1));
        int columns = Integer.parseInt(numbers.group(2));
        return even ? Transforms.evenGrid(rows, columns) : Transforms.grid(rows, columns);
    }

    private PixelTransform trim() {
        if (parts.size() != 1) {
            throw wrong("trim stands alone");
        }
        return Transforms.trim();
    }

    private Dimensions size() {
        Matcher numbers = TWO_NUMBERS.matcher(parts.size() == 2 ? parts.get(1) : "");
        if (!numbers.matches()) {
            throw wrong("it takes a size, written WIDTHxHEIGHT, such as " + parts.get(0) + " 512x512");
        }
        return new Dimensions(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    private int onlyNumber() {
        if (parts.size() != 2 || !NUMBER.matcher(parts.get(1)).matches()) {
            throw wrong("it takes the longer side in pixels, such as thumbnail 256");
        }
        return Integer.parseInt(parts.get(1));
    }

    private PixelTransform format() {
        if (parts.size() < 2 || parts.size() > 3) {
            throw wrong("a format is png, jpeg or webp, with a quality from 1 to 100 or \"lossless\" behind it");
        }
        ImageFormat format = ImageFormat.named(parts.get(1))
                .orElseThrow(() -> wrong("there is no such format: png, jpeg and webp are written"));
        if (parts.size() == 2) {
            return Transforms.format(Encoding.of(format));
        }
        String how = parts.get(2);
        if (how.equals(LOSSLESS)) {
            return Transforms.format(Encoding.lossless(format));
        }
        if (!NUMBER.matcher(how).matches()) {
            throw wrong("behind the format stands a quality from 1 to 100, or \"lossless\"");
        }
        return Transforms.format(Encoding.lossy(format, Integer.parseInt(how)));
    }

    private String meant() {
        for (String word : WORDS) {
            boolean begun = parts.get(0).length() > 2
                    && (word.startsWith(parts.get(0)) || parts.get(0).startsWith(word));
            if (begun || isOneSlip(parts.get(0), word)) {
                return ", is \"" + word + "\" meant";
            }
        }
        return "";
    }

    /** Returns whether two words differ by one missing, additional or wrong letter, or by two letters swapped. */
    private static boolean isOneSlip(String written, String word) {
        int start = 0;
        while (start < Math.min(written.length(), word.length()) && written.charAt(start) == word.charAt(start)) {
            start++;
        }
        String restWritten = written.substring(start);
        String restWord = word.substring(start);
        if (Math.abs(restWritten.length() - restWord.length()) > 1) {
            return false;
        }
        return tail(restWritten, 1).equals(tail(restWord, 1))
                || tail(restWritten, 1).equals(restWord)
                || restWritten.equals(tail(restWord, 1))
                || isSwapped(restWritten, restWord);
    }

    private static boolean isSwapped(String a, String b) {
        return a.length() > 1
                && b.length() > 1
                && a.charAt(0) == b.charAt(1)
                && a.charAt(1) == b.charAt(0)
                && tail(a, 2).equals(tail(b, 2));
    }

    private static String tail(String text, int from) {
        return text.substring(Math.min(from, text.length()));
    }

    private IllegalArgumentException wrong(String why) {
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
        return new IllegalArgumentException("\"" + shown + "\": " + why + "; " + THERE_IS);
    }
}
