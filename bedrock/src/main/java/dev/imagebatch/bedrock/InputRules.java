package dev.imagebatch.bedrock;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageFormat;
import dev.imagebatch.image.ImageHeader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The requirements of a model for input pictures.
 *
 * @param formats the accepted formats; if empty, neither formats nor sizes are checked
 * @param maxBytes the maximum size in bytes
 * @param minSide the minimum length of the shorter side in pixels
 * @param maxSide the maximum length of the longer side in pixels
 * @param maxPixels the maximum area in pixels
 * @param maxRatio the maximum ratio of the longer side to the shorter side
 */
record InputRules(List<ImageFormat> formats, long maxBytes, int minSide, int maxSide, long maxPixels, double maxRatio) {

    static final InputRules ANY =
            new InputRules(List.of(), Long.MAX_VALUE, 1, Integer.MAX_VALUE, Long.MAX_VALUE, Double.MAX_VALUE);

    InputRules {
        formats = List.copyOf(formats);
    }

    Optional<String> problem(Optional<ImageHeader> header, long bytes) {
        if (bytes > maxBytes) {
            return Optional.of("has " + bytes + " bytes; the model takes at most " + maxBytes);
        }
        if (formats.isEmpty()) {
            return Optional.empty();
        }
        if (header.filter(found -> formats.contains(found.format())).isEmpty()) {
            return Optional.of("is none of the formats that the model takes: " + formatNames());
        }
        Dimensions size = header.get().dimensions();
        return takes(size) ? Optional.empty() : Optional.of("is " + size + "; the model takes " + describeSizes());
    }

    private boolean takes(Dimensions size) {
        return Math.min(size.width(), size.height()) >= minSide
                && Math.max(size.width(), size.height()) <= maxSide
                && size.pixels() <= maxPixels
                && Math.max(size.ratio(), 1 / size.ratio()) <= maxRatio;
    }

    private String formatNames() {
        return formats.stream()
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private String describeSizes() {
        String sides = "sides of " + minSide + (maxSide == Integer.MAX_VALUE ? " or more" : " to " + maxSide);
        String area = maxPixels == Long.MAX_VALUE ? "" : ", at most " + maxPixels + " pixels";
        String ratio = maxRatio > 1_000 ? "" : ", at most " + Math.round(maxRatio) + " times longer than wide";
        return sides + area + ratio;
    }
}
