package dev.imagebatch.testkit.fake;

import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of one model of Google's service.
 *
 * @param id the model's id
 * @param ratios the aspect ratios and their pixels at 1K
 * @param tokens the image sizes and their output tokens
 * @param usdPerMillion the price of a million output tokens
 * @param references the most pictures to start from
 */
record GeminiModelRules(
        String id, Map<String, Dimensions> ratios, Map<String, Integer> tokens, String usdPerMillion, int references) {

    private static final Map<String, Dimensions> TEN =
            pixels("1:1=1024x1024 2:3=848x1264 3:2=1264x848 3:4=896x1200 4:3=1200x896 4:5=928x1152 5:4=1152x928"
                    + " 9:16=768x1376 16:9=1376x768 21:9=1584x672");
    private static final Map<String, Dimensions> FOURTEEN =
            pixels("1:1=1024x1024 2:3=848x1264 3:2=1264x848 3:4=896x1200 4:3=1200x896 4:5=928x1152 5:4=1152x928"
                    + " 9:16=768x1376 16:9=1376x768 21:9=1584x672"
                    + " 1:4=512x2064 4:1=2064x512 1:8=352x2928 8:1=2928x352");
    private static final Map<String, Integer> SCALES = Map.of("512", 1, "1K", 2, "2K", 4, "4K", 8);
    private static final String USUAL_RATIO = "1:1";
    private static final String USUAL_SIZE = "1K";

    private static final List<GeminiModelRules> ALL = List.of(
            new GeminiModelRules(
                    "gemini-nano-banana-2.1", FOURTEEN, Map.of("1K", 1120, "2K", 1680, "4K", 3766), "30", 14),
            new GeminiModelRules(
                    "gemini-3.1-flash-image",
                    FOURTEEN,
                    Map.of("512", 747, "1K", 1120, "2K", 1680, "4K", 2520),
                    "60",
                    14),
            new GeminiModelRules("gemini-3.1-flash-lite-image", TEN, Map.of("1K", 1120), "30", 14),
            new GeminiModelRules("gemini-3-pro-image", TEN, Map.of("1K", 1120, "2K", 1120, "4K", 2000), "120", 14));

    static Optional<GeminiModelRules> find(String id) {
        return ALL.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    static List<String> ids() {
        return ALL.stream().map(GeminiModelRules::id).toList();
    }

    /** Returns the pixels of an image; an empty text stands for a missing field. */
    Dimensions pixels(String ratio, String size) {
        Dimensions atOneK = ratios.getOrDefault(ratio.isEmpty() ? USUAL_RATIO : ratio, new Dimensions(1, 1));
        int scale = SCALES.getOrDefault(size.isEmpty() ? USUAL_SIZE : size, 2);
        return new Dimensions(atOneK.width() * scale / 2, atOneK.height() * scale / 2);
    }

    int tokens(String size) {
        return tokens.getOrDefault(size.isEmpty() ? USUAL_SIZE : size, 0);
    }

    Money price(String size) {
        BigDecimal tokensUsed = BigDecimal.valueOf(tokens(size));
        return Money.usd(new BigDecimal(usdPerMillion).multiply(tokensUsed).movePointLeft(6));
    }

    private static Map<String, Dimensions> pixels(String list) {
        Map<String, Dimensions> pixels = new HashMap<>();
        for (String entry : list.split(" ")) {
            int equals = entry.indexOf('=');
            pixels.put(entry.substring(0, equals), Dimensions.parse(entry.substring(equals + 1)));
        }
        return Map.copyOf(pixels);
    }
}
