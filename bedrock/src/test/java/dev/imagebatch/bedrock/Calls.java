package dev.imagebatch.bedrock;

import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.CollectingCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What the tests of the connection ask for. */
final class Calls {

    static final String PROMPT = "a canary prompt that nobody may log";
    static final String KEY = "canary-key-0123456789";
    static final String MODEL = "amazon.titan-image-generator-v2:0";
    static final byte[] BODY = "{\"taskType\":\"TEXT_IMAGE\"}".getBytes(StandardCharsets.UTF_8);

    private Calls() {}

    static ImageRequest request() {
        return ImageRequest.builder("titan", MODEL, PROMPT).build();
    }

    static CollectingCall call() {
        return CollectingCall.of(request(), 1);
    }

    static ProviderSettings settings(URI endpoint, String... variables) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", endpoint.toString());
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return ProviderSettings.defaults().withEnvironment(environment::get);
    }

    static Bedrock bedrock(URI endpoint) {
        return Bedrock.connect(settings(endpoint, "AWS_BEARER_TOKEN_BEDROCK", KEY), "us-east-1");
    }
}
