package dev.imagebatch.provider.titan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.bedrock.AmazonAnswers;
import dev.imagebatch.bedrock.AmazonRequest;
import dev.imagebatch.bedrock.AmazonTask;
import dev.imagebatch.bedrock.Bedrock;
import dev.imagebatch.bedrock.BedrockAnswer;
import dev.imagebatch.bedrock.BedrockImageProvider;
import dev.imagebatch.bedrock.BedrockModel;
import dev.imagebatch.bedrock.BedrockRequestOptions;
import dev.imagebatch.bedrock.Seeds;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import java.util.Optional;

final class TitanImageProvider extends BedrockImageProvider {

    private final Seeds seeds;

    TitanImageProvider(ProviderSettings settings, Bedrock bedrock) {
        super(TitanModels.FAMILY, settings, bedrock);
        this.seeds = new Seeds(settings.time());
    }

    @Override
    protected ObjectNode request(GenerationCall call, BedrockRequestOptions options, Optional<BedrockModel> model)
            throws ProviderException {
        return new TitanRequest(call, options, model).json(seeds);
    }

    @Override
    protected GenerationAnswer handOver(GenerationCall call, BedrockAnswer answer) throws ProviderException {
        return AmazonAnswers.handOver(call, answer);
    }

    @Override
    protected Optional<Dimensions> pricedSize(ImageRequest request) {
        AmazonTask task = AmazonRequest.task(request, TitanModels.OPTIONS);
        if (task.followsPicture()) {
            return Optional.empty();
        }
        return Optional.of(request.size().orElse(TitanModels.USUAL_SIZE));
    }
}
