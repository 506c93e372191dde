package dev.imagebatch.provider.nova;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.bedrock.AmazonRequest;
import dev.imagebatch.bedrock.AmazonTask;
import dev.imagebatch.bedrock.BedrockModel;
import dev.imagebatch.bedrock.BedrockRequestOptions;
import dev.imagebatch.bedrock.InputImages;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.ProviderException;
import java.util.Optional;

final class NovaRequest extends AmazonRequest {

    private static final String STYLE = "style";
    private static final String USUAL_NEGATIVE_TEXT = "blurry, low quality, distorted, ugly";

    NovaRequest(GenerationCall call, BedrockRequestOptions options, Optional<BedrockModel> model) {
        super(call, options, model);
    }

    @Override
    protected double guidance(BedrockRequestOptions chosen) {
        return NovaStyle.guidance(chosen.text(STYLE));
    }

    /** Returns no size for tasks whose result has the size of an input picture, because the model refuses one there. */
    @Override
    protected Optional<Dimensions> size(AmazonTask task, Optional<Dimensions> asked) {
        return task.followsPicture() ? Optional.empty() : asked;
    }

    @Override
    protected Optional<String> usualNegativeText(BedrockRequestOptions chosen) {
        return super.usualNegativeText(chosen).map(text -> text.equals("default") ? USUAL_NEGATIVE_TEXT : text);
    }

    @Override
    protected void decorate(AmazonTask task, ObjectNode params, BedrockRequestOptions chosen) {
        if (task == AmazonTask.TEXT_IMAGE) {
            NovaStyle.look(chosen.text(STYLE)).ifPresent(look -> params.put(STYLE, look));
        }
    }

    @Override
    protected void fillOther(AmazonTask task, ObjectNode params, InputImages taken, BedrockRequestOptions chosen)
            throws ProviderException {
        new TryOn(taken, chosen).fill(params);
    }
}
