package dev.imagebatch.bedrock;

import dev.imagebatch.cost.Money;
import dev.imagebatch.provider.ProviderSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The validated settings of a Bedrock provider.
 *
 * @param price the user-defined price of an image, or null
 * @param lifecycle the handling of end-of-life dates
 * @param imagesPerCall the number of variants requested per call, at least 1
 * @param requestOptions the default options of all requests
 */
record BedrockSettings(
        @Nullable Money price, Lifecycle lifecycle, int imagesPerCall, Map<String, String> requestOptions) {

    static final String REGION = "region";

    private static final String PRICE = "price";
    private static final String MODELS = "models";
    private static final String LIFECYCLE = "lifecycle";
    private static final String IMAGES_PER_CALL = "imagesPerCall";
    private static final Pattern DOLLARS = Pattern.compile("\\d{1,6}(\\.\\d{1,9})?");
    private static final Pattern REGION_NAME = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d{1,2}");

    /** The handling of end-of-life dates: with or without notices. */
    enum Lifecycle {
        WARN,
        SILENT
    }

    static BedrockSettings of(ProviderSettings settings, List<OptionRule> requestRules, int mostImages) {
        List<OptionRule> own = ownRules(mostImages);
        check(settings.options(), own, requestRules);
        Map<String, String> forRequests = new HashMap<>(settings.options());
        own.forEach(rule -> forRequests.remove(rule.name()));
        return new BedrockSettings(
                settings.option(PRICE).map(Money::usd).orElse(null),
                settings.option(LIFECYCLE).filter("silent"::equals).isPresent() ? Lifecycle.SILENT : Lifecycle.WARN,
                settings.option(IMAGES_PER_CALL).map(Integer::valueOf).orElse(1),
                Map.copyOf(forRequests));
    }

    static Optional<Path> models(ProviderSettings settings) {
        return settings.option(MODELS).map(Path::of);
    }

    private static List<OptionRule> ownRules(int mostImages) {
        List<OptionRule> rules = new ArrayList<>(List.of(
                OptionRule.matching(PRICE, DOLLARS, "is US dollars for one image, such as 0.04"),
                OptionRule.text(MODELS, 4096),
                OptionRule.oneOf(LIFECYCLE, List.of("warn", "silent")),
                OptionRule.matching(REGION, REGION_NAME, "is an AWS region, such as us-west-2")));
        if (mostImages > 1) {
            rules.add(OptionRule.matching(
                    IMAGES_PER_CALL, Pattern.compile("[1-" + mostImages + "]"), "is from 1 to " + mostImages));
        }
        return rules;
    }

    private static void check(Map<String, String> options, List<OptionRule> own, List<OptionRule> forRequests) {
        List<OptionRule> all = new ArrayList<>(own);
        all.addAll(forRequests);
        Optional<String> problem = BedrockRequestOptions.problem(options, all);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    @Override
    public String toString() {
        return "BedrockSettings" + new TreeSet<>(requestOptions.keySet());
    }
}
