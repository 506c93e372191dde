package dev.imagebatch.provider.openai;

import dev.imagebatch.cost.Quote.Confidence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A text model and its published prices.
 *
 * @param id the vendor's name
 * @param rates the prices of tokens
 * @param asOf the day on which the prices were last checked
 * @param confidence the reliability of the prices
 */
record TextModel(String id, TextRates rates, LocalDate asOf, Confidence confidence) {

    /** The default effort: reasoning costs time and output tokens, and a prompt needs none. */
    static final String USUAL_EFFORT = "none";

    private static final LocalDate CHECKED = LocalDate.of(2026, 11, 21);
    /** The known models; the first two from the vendor's own model pages, the others from third-party lists. */
    private static final List<TextModel> LISTED = List.of(
            listed("gpt-6-luna", Confidence.CONFIRMED, "0.10", "0.01", "0.50"),
            listed("gpt-5.6-luna", Confidence.CONFIRMED, "0.20", "0.02", "1.20"),
            listed("gpt-5.6-terra", Confidence.UNCONFIRMED, "2.00", "0.20", "12.00"),
            listed("gpt-5.4-mini", Confidence.UNCONFIRMED, "0.75", "0.075", "4.50"),
            listed("gpt-5.4-nano", Confidence.UNCONFIRMED, "0.20", "0.02", "1.25"));

    static final String DEFAULT = LISTED.get(0).id();

    static Optional<TextModel> named(String id) {
        return LISTED.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    private static TextModel listed(String id, Confidence confidence, String in, String cached, String out) {
        TextRates rates = TextRates.vendor(new BigDecimal(in), new BigDecimal(cached), new BigDecimal(out));
        return new TextModel(id, rates, CHECKED, confidence);
    }
}
