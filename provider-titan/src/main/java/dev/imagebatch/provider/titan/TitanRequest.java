package dev.imagebatch.provider.titan;

import dev.imagebatch.bedrock.AmazonRequest;
import dev.imagebatch.bedrock.AmazonTask;
import dev.imagebatch.bedrock.BedrockModel;
import dev.imagebatch.bedrock.BedrockRequestOptions;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.GenerationCall;
import java.util.Optional;

final class TitanRequest extends AmazonRequest {

    private static final double USUAL_GUIDANCE = 8.0;

    TitanRequest(GenerationCall call, BedrockRequestOptions options, Optional<BedrockModel> model) {
        super(call, options, model);
    }

    @Override
    protected double guidance(BedrockRequestOptions chosen) {
        return USUAL_GUIDANCE;
    }

    @Override
    protected Optional<Dimensions> size(AmazonTask task, Optional<Dimensions> asked) {
        return task.followsPicture() ? asked : asked.or(() -> Optional.of(TitanModels.USUAL_SIZE));
    }
}
