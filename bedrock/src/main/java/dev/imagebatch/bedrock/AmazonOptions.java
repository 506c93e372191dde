package dev.imagebatch.bedrock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The request options common to Amazon's image models. */
final class AmazonOptions {

    private static final int LONGEST_TEXT = 1024;
    private static final String COLOR = "#[0-9a-fA-F]{6}";
    private static final Pattern COLORS = Pattern.compile(COLOR + "(\\s*,\\s*" + COLOR + "){0,9}");

    private AmazonOptions() {}

    static List<OptionRule> rules(List<AmazonTask> tasks, OptionRule... more) {
        List<OptionRule> rules = new ArrayList<>(List.of(
                AmazonTask.rule(tasks),
                OptionRule.number("cfgScale", 1.1, 10),
                OptionRule.oneOf("seed", List.of("draw", "omit")),
                OptionRule.oneOf("text", List.of("send", "omit")),
                OptionRule.text("negativeText", LONGEST_TEXT),
                OptionRule.oneOf("controlMode", List.of("CANNY_EDGE", "SEGMENTATION")),
                OptionRule.number("controlStrength", 0, 1),
                OptionRule.number("similarityStrength", 0.2, 1),
                OptionRule.text("maskPrompt", LONGEST_TEXT),
                OptionRule.oneOf("outPaintingMode", List.of("DEFAULT", "PRECISE")),
                OptionRule.matching("colors", COLORS, "is 1 to 10 colours such as #ff0000,#00ff00")));
        rules.addAll(Arrays.asList(more));
        return List.copyOf(rules);
    }
}
