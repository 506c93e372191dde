package dev.imagebatch.bedrock;

import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ModelDescription;
import java.time.LocalDate;

/**
 * One line of a model's price list.
 *
 * @param what what is paid for, for people
 * @param quality the quality it is for; empty for every quality
 * @param maxPixels the largest area it is for
 * @param surePixels the largest area that it is for by every source
 * @param sureSide the longest side that it is for by every source
 * @param amount the price of an image
 * @param asOf the day on which it was checked
 * @param confidence how well it is known
 */
record PriceLine(
        String what,
        String quality,
        long maxPixels,
        long surePixels,
        long sureSide,
        Money amount,
        LocalDate asOf,
        Quote.Confidence confidence) {

    boolean isFor(String wantedQuality) {
        return quality.isEmpty() || quality.equals(wantedQuality);
    }

    boolean takes(Dimensions size) {
        return size.pixels() <= maxPixels;
    }

    boolean takesSurely(Dimensions size) {
        return size.pixels() <= surePixels && Math.max(size.width(), size.height()) <= sureSide;
    }

    ModelDescription.Price description() {
        return new ModelDescription.Price(what, amount, asOf);
    }
}
