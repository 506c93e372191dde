package dev.imagebatch.cli;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeVendor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

/** A provider, the variables that lead it to a server, and the shape of the answers that it reads. */
enum HostileTarget {
    OPENAI("{\"data\":[{\"b64_json\":\"", "\"}]}"),
    GEMINI("{\"candidates\":[{\"content\":{\"parts\":[{\"inlineData\":{\"data\":\"", "\"}}]}}]}"),
    STABILITY("{\"images\":[\"", "\"]}");

    static final String KEY = "sk-canary-5b1e0a7c93d2";
    static final String PROMPT = "a lighthouse that nobody may quote";

    private final String before;
    private final String after;

    HostileTarget(String before, String after) {
        this.before = before;
        this.after = after;
    }

    String provider() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    Map<String, String> variables(FakeVendor vendor) {
        String address = vendor.baseUri().toString();
        return switch (this) {
            case OPENAI -> Map.of("OPENAI_BASE_URL", address + "/v1", "OPENAI_API_KEY", KEY);
            case GEMINI -> Map.of("GOOGLE_GEMINI_BASE_URL", address, "GEMINI_API_KEY", KEY);
            case STABILITY -> Map.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", address, "AWS_BEARER_TOKEN_BEDROCK", KEY);
        };
    }

    /** Whether answers go through without being held; Bedrock's come whole. */
    boolean streams() {
        return this != STABILITY;
    }

    /** A friendly answer with these bytes as the image. */
    FakeAnswer image(byte[] bytes) {
        String json = before + Base64.getEncoder().encodeToString(bytes) + after;
        return FakeAnswer.of(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** A friendly answer whose image never ends. */
    FakeAnswer endlessImage() {
        return endless(before + "iVBORw0KGgoA", "A".repeat(64 * 1024));
    }

    /** A friendly answer whose error is a list that never ends. */
    FakeAnswer endlessError() {
        return endless("{\"error\":[\"\"", ",\"\"".repeat(16 * 1024));
    }

    /** A friendly answer that goes on after its end, for ever. */
    FakeAnswer endlessRest(byte[] bytes) {
        String json = before + Base64.getEncoder().encodeToString(bytes) + after;
        return endless(json, " ".repeat(64 * 1024));
    }

    static FakeAnswer endless(String beginning, String repeated) {
        return FakeAnswer.streamed(200, "application/json", out -> {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            byte[] again = repeated.getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(again);
            }
        });
    }

    ImageProvider create(FakeVendor vendor) {
        return create(variables(vendor));
    }

    ImageProvider create(Map<String, String> environment) {
        return ImageProviders.discover()
                .named(provider())
                .create(ProviderSettings.defaults().withEnvironment(environment::get));
    }

    CollectingCall call(ImageProvider provider) {
        return CollectingCall.of(
                ImageRequest.builder(provider(), provider.defaultModel(), PROMPT)
                        .build(),
                1);
    }

    /** Runs the command on a file of specifications, in this process. */
    Invocation.Ended run(FakeVendor vendor, Path specifications, Path out, Object... more) {
        Invocation invocation = new Invocation();
        variables(vendor).forEach(invocation::variable);
        return invocation.with(Stream.concat(
                        Stream.of(
                                "generate",
                                specifications,
                                "--provider",
                                provider(),
                                "--out",
                                out,
                                "--concurrency",
                                1,
                                "--json",
                                "--yes"),
                        Stream.of(more))
                .toArray());
    }
}
