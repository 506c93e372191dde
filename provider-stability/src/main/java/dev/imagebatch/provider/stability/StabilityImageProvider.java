package dev.imagebatch.provider.stability;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.bedrock.Bedrock;
import dev.imagebatch.bedrock.BedrockAnswer;
import dev.imagebatch.bedrock.BedrockImageProvider;
import dev.imagebatch.bedrock.BedrockModel;
import dev.imagebatch.bedrock.BedrockRequestOptions;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import java.util.Optional;

final class StabilityImageProvider extends BedrockImageProvider {

    StabilityImageProvider(ProviderSettings settings, Bedrock bedrock) {
        super(StabilityModels.FAMILY, settings, bedrock);
    }

    @Override
    protected ObjectNode request(GenerationCall call, BedrockRequestOptions options, Optional<BedrockModel> model)
            throws ProviderException {
        return new StabilityRequest(call, options, model).json();
    }

    @Override
    protected GenerationAnswer handOver(GenerationCall call, BedrockAnswer answer) throws ProviderException {
        return StabilityResponse.handOver(call, answer);
    }

    /** Returns no size, because every size has the same price. */
    @Override
    protected Optional<Dimensions> pricedSize(ImageRequest request) {
        return request.size();
    }
}
