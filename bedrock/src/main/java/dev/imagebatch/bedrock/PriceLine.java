package dev.imagebatch.bedrock;

import dev.imagebatch.cost.Money;
import dev.imagebatch.cost.Quote;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.ModelDescription;
import java.time.LocalDate;

/**
 * An entry of a model's price list.
 *
 * @param what the description of the item, for users
 * @param quality the quality to which the price applies; empty for all qualities
 * @param maxPixels the largest area in pixels to which the price applies
 * @param surePixels the largest area in pixels to which the price applies according to all sources
 * @param sureSide the longest side in pixels to which the price applies according to all sources
 * @param amount the price of one image
 * @param asOf the date on which the price was checked
 * @param confidence the reliability of the price
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
