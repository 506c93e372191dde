package dev.imagebatch.provider.titan;

import dev.imagebatch.bedrock.AmazonRequest;
import dev.imagebatch.bedrock.AmazonTask;
import dev.imagebatch.bedrock.BedrockFamily;
import dev.imagebatch.bedrock.BedrockModels;
import dev.imagebatch.bedrock.OptionRule;
import dev.imagebatch.image.Dimensions;
import java.util.List;

/** The models and options of Titan Image Generator. */
final class TitanModels {

    /** The size sent by default; the default in the API contract is not among its permitted sizes. */
    static final Dimensions USUAL_SIZE = new Dimensions(1024, 1024);

    static final List<OptionRule> OPTIONS = AmazonRequest.options(List.of(
            AmazonTask.TEXT_IMAGE,
            AmazonTask.INPAINTING,
            AmazonTask.OUTPAINTING,
            AmazonTask.IMAGE_VARIATION,
            AmazonTask.COLOR_GUIDED_GENERATION,
            AmazonTask.BACKGROUND_REMOVAL));

    static final BedrockModels MODELS = BedrockModels.ofResource(TitanModels.class, "models.json");

    static final BedrockFamily FAMILY = new BedrockFamily(TitanProviderFactory.NAME, "us-east-1", MODELS, OPTIONS, 5);

    private TitanModels() {}
}
