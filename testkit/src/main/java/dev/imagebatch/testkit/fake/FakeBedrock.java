package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.time.TimeSource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A strict stand-in of Amazon Bedrock's {@code InvokeModel} for the image models of Amazon and Stability AI.
 *
 * <p>Each model refuses every field, length and range that its contract does not allow. All models answer until
 * {@link #retire} removes one, also those past their end of life. By default any credentials are accepted. Thread-safe.
 *
 * @since 0.1
 */
public final class FakeBedrock extends FakeVendor {

    private static final int MOST_BYTES = 25_000_000;
    private static final Pattern PATH = Pattern.compile("/model/([^/]+)/invoke");
    private static final String BLOCKED =
            "This request has been blocked by our content filters. Please adjust your text prompt to submit a new request.";

    private final Map<String, BedrockContract> models = Map.of(
            "amazon.titan-image-generator-v2:0", new TitanContract(),
            "amazon.nova-canvas-v1:0", new NovaContract(),
            "stability.stable-image-core-v1:1", StabilityContract.core(),
            "stability.stable-image-ultra-v1:1", StabilityContract.ultra(),
            "stability.sd3-5-large-v1:0", StabilityContract.large());
    private final Set<String> retired = ConcurrentHashMap.newKeySet();
    private final Queue<Integer> withheld = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile @Nullable String key;

    /** Creates a stand-in without starting it. */
    public FakeBedrock(TimeSource time) {
        super(time);
    }

    /** Starts a stand-in with the system clock. */
    public static FakeBedrock started() {
        FakeBedrock bedrock = new FakeBedrock(TimeSource.system());
        bedrock.start();
        return bedrock;
    }

    /** Accepts this Bedrock API key only. */
    public void accept(String apiKey) {
        this.key = apiKey;
    }

    /** Removes a model. */
    public void retire(String model) {
        retired.add(model);
    }

    /** Withholds {@code images} images of the next valid request without charging them. */
    public void withholdNext(int images) {
        withheld.add(images);
    }

    @Override
    protected Optional<FakeAnswer> refusal(FakeRequest request) {
        if (!isAuthorised(request)) {
            return Optional.of(error(
                    403, "UnrecognizedClientException", "The security token included in the request" + " is invalid."));
        }
        Matcher path = PATH.matcher(request.path());
        if (!request.method().equals("POST") || !path.matches()) {
            violation("no such operation: " + request);
            return Optional.of(error(404, "UnknownOperationException", "no such operation"));
        }
        BedrockContract contract = models.get(model(request));
        if (path.group(1).contains(":")) {
            violation("the model's colon is not escaped");
        }
        if (contract == null) {
            return Optional.of(error(400, "ValidationException", "The provided model identifier is invalid."));
        }
        return retired.contains(model(request)) ? Optional.of(gone()) : broken(request, contract);
    }

    @Override
    protected int imagesAsked(FakeRequest request) {
        return contract(request).images(request.json());
    }

    @Override
    protected int unitsAsked(FakeRequest request, int images) {
        return 1;
    }

    @Override
    protected FakeAnswer answer(FakeRequest request) {
        Integer fewer = withheld.poll();
        int asked = imagesAsked(request);
        int kept = fewer == null ? 0 : Math.min(fewer, asked);
        List<String> images = new ArrayList<>();
        for (int i = kept; i < asked; i++) {
            images.add(Base64.getEncoder().encodeToString(image(request)));
        }
        return answer(request, images, kept);
    }

    @Override
    protected FakeAnswer rateLimited(FakeRequest request, @Nullable Duration wait) {
        FakeAnswer answer = error(429, "ThrottlingException", "Too many requests, please wait before trying again.");
        return wait == null ? answer : answer.withHeader("Retry-After", String.valueOf(wait.toSeconds()));
    }

    @Override
    protected FakeAnswer failure(FakeRequest request, Fault fault) {
        return switch (fault) {
            case SERVER_ERROR ->
                error(500, "InternalServerException", "The system encountered an unexpected error during processing.");
            case UNAVAILABLE ->
                error(503, "ServiceUnavailableException", "The service is temporarily unavailable. Try again later.");
            case EXPIRED_KEY ->
                error(403, "ExpiredTokenException", "The security token included in the request is" + " expired");
            case OUT_OF_CREDIT ->
                error(
                        403,
                        "AccessDeniedException",
                        "Model access is denied due to INVALID_PAYMENT_INSTRUMENT: a valid"
                                + " payment instrument must be provided.");
            case DAILY_QUOTA ->
                error(429, "ThrottlingException", "Too many tokens per day, please wait before trying again.");
            case MODEL_GONE -> gone();
            case REFUSED -> refused(request);
            case BAD_BASE64 -> answer(request, List.of("!this is no Base64!"), 0);
            case NOT_AN_IMAGE ->
                answer(request, List.of(Base64.getEncoder().encodeToString(TinyImages.notAnImage())), 0);
            case EMPTY_ANSWER -> ok(contract(request).answer(request.json(), List.of(), 0));
            default -> throw new IllegalArgumentException("not a fault of the service: " + fault);
        };
    }

    private FakeAnswer answer(FakeRequest request, List<String> images, int kept) {
        JsonNode json = request.json();
        Money price = contract(request).price(json);
        charge(price.times(images.size()), images.size());
        return ok(contract(request).answer(json, images, kept));
    }

    private Optional<FakeAnswer> broken(FakeRequest request, BedrockContract contract) {
        if (request.body().length > MOST_BYTES) {
            violation("the body has " + request.body().length + " bytes");
            return Optional.of(error(413, "RequestEntityTooLargeException", "the body is too large"));
        }
        List<String> problems;
        try {
            problems = contract.problems(request.json());
        } catch (IllegalStateException e) {
            problems = List.of("the body is not JSON");
        }
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        problems.forEach(this::violation);
        return Optional.of(
                error(400, "ValidationException", "Malformed input request: " + String.join("; ", problems)));
    }

    private FakeAnswer refused(FakeRequest request) {
        return contract(request).refusal().map(this::ok).orElseGet(() -> error(400, "ValidationException", BLOCKED));
    }

    private FakeAnswer gone() {
        return error(
                404,
                "ResourceNotFoundException",
                "This model version has reached the end of its life. Please refer to the AWS documentation for more"
                        + " details.");
    }

    private byte[] image(FakeRequest request) {
        Dimensions size = contract(request).size(request.json());
        return TinyImages.png(size, "image " + answers.incrementAndGet());
    }

    private BedrockContract contract(FakeRequest request) {
        BedrockContract contract = models.get(model(request));
        if (contract == null) {
            throw new IllegalStateException("unknown models are refused earlier");
        }
        return contract;
    }

    private boolean isAuthorised(FakeRequest request) {
        String given = request.header("Authorization").orElse("");
        return key == null
                ? given.startsWith("Bearer ") || given.startsWith("AWS4-HMAC-SHA256 ")
                : given.equals("Bearer " + key);
    }

    private static String model(FakeRequest request) {
        Matcher path = PATH.matcher(request.path());
        return path.matches() ? URLDecoder.decode(path.group(1), StandardCharsets.UTF_8) : "";
    }

    private FakeAnswer ok(ObjectNode body) {
        return withRequestId(FakeAnswer.json(200, body));
    }

    private FakeAnswer error(int status, String type, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", message);
        return withRequestId(FakeAnswer.json(status, body))
                .withHeader("x-amzn-errortype", type + ":http://internal.amazon.com/coral/com.amazon.bedrock/");
    }

    private FakeAnswer withRequestId(FakeAnswer answer) {
        return answer.withHeader("x-amzn-requestid", "fake-" + answers.incrementAndGet());
    }
}
