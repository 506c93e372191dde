package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import java.util.List;
import java.util.Optional;

/** What one model on Bedrock takes, answers and charges. */
interface BedrockContract {

    /** What breaks the contract; empty if nothing does. */
    List<String> problems(JsonNode request);

    /** How many images a good request asks for. */
    int images(JsonNode request);

    /** The size of the images that a good request gets. */
    Dimensions size(JsonNode request);

    /** The price of one of its images. */
    Money price(JsonNode request);

    /** The answer with these Base64 texts, of which {@code withheld} more were kept back. */
    ObjectNode answer(JsonNode request, List<String> images, int withheld);

    /** An answer of status 200 that refuses; empty if the model refuses with an error. */
    Optional<ObjectNode> refusal();
}
