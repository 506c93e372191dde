package dev.imagebatch.provider.nova;

import dev.imagebatch.bedrock.AmazonRequest;
import dev.imagebatch.bedrock.AmazonTask;
import dev.imagebatch.bedrock.BedrockFamily;
import dev.imagebatch.bedrock.BedrockModels;
import dev.imagebatch.bedrock.OptionRule;
import dev.imagebatch.image.Dimensions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The models and options of Nova Canvas. */
final class NovaModels {

    /** The size that the model uses by default. */
    static final Dimensions USUAL_SIZE = new Dimensions(1024, 1024);

    static final List<OptionRule> OPTIONS = options();

    static final BedrockModels MODELS = BedrockModels.ofResource(NovaModels.class, "models.json");

    static final BedrockFamily FAMILY = new BedrockFamily(NovaProviderFactory.NAME, "us-east-1", MODELS, OPTIONS, 5);

    private NovaModels() {}

    private static List<OptionRule> options() {
        List<OptionRule> own = new ArrayList<>(TryOn.OPTIONS);
        own.add(OptionRule.oneOf("style", NovaStyle.names()));
        return AmazonRequest.options(Arrays.asList(AmazonTask.values()), own.toArray(OptionRule[]::new));
    }
}
