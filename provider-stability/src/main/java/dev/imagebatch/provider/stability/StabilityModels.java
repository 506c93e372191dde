package dev.imagebatch.provider.stability;

import dev.imagebatch.bedrock.BedrockFamily;
import dev.imagebatch.bedrock.BedrockModels;
import dev.imagebatch.bedrock.OptionRule;
import java.util.List;

/** The models and options of Stability AI's models. */
final class StabilityModels {

    static final String OUTPUT_FORMAT = "output_format";
    static final String STRENGTH = "strength";

    static final List<OptionRule> OPTIONS =
            List.of(OptionRule.oneOf(OUTPUT_FORMAT, List.of("png", "jpeg", "webp")), OptionRule.number(STRENGTH, 0, 1));

    static final BedrockModels MODELS = BedrockModels.ofResource(StabilityModels.class, "models.json");

    static final BedrockFamily FAMILY =
            new BedrockFamily(StabilityProviderFactory.NAME, "us-west-2", MODELS, OPTIONS, 1);

    private StabilityModels() {}
}
