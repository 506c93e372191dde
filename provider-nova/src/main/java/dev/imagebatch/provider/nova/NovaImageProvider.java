package dev.imagebatch.provider.nova;

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

final class NovaImageProvider extends BedrockImageProvider {

    private final Seeds seeds;

    NovaImageProvider(ProviderSettings settings, Bedrock bedrock) {
        super(NovaModels.FAMILY, settings, bedrock);
        this.seeds = new Seeds(settings.time());
    }

    @Override
    protected ObjectNode request(GenerationCall call, BedrockRequestOptions options, Optional<BedrockModel> model)
            throws ProviderException {
        return new NovaRequest(call, options, model).json(seeds);
    }

    @Override
    protected GenerationAnswer handOver(GenerationCall call, BedrockAnswer answer) throws ProviderException {
        return AmazonAnswers.handOver(call, answer);
    }

    @Override
    protected Optional<Dimensions> pricedSize(ImageRequest request) {
        AmazonTask task = AmazonRequest.task(request, NovaModels.OPTIONS);
        if (task.followsPicture()) {
            return Optional.empty();
        }
        return Optional.of(request.size().orElse(NovaModels.USUAL_SIZE));
    }
}
