package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import java.util.List;
import java.util.Optional;

/** The requests, answers and prices of one model on Bedrock. */
interface BedrockContract {

    /** Returns the contract violation of a request; empty if there is none. */
    List<String> problems(JsonNode request);

    /** Returns the number of images of a valid request. */
    int images(JsonNode request);

    /** Returns the image size of a valid request. */
    Dimensions size(JsonNode request);

    /** Returns the price of one of its images. */
    Money price(JsonNode request);

    /** Returns the answer with these Base64 texts and {@code withheld} images missing. */
    ObjectNode answer(JsonNode request, List<String> images, int withheld);

    /** Returns a refusal with status 200; empty if the model refuses with an error. */
    Optional<ObjectNode> refusal();
}
