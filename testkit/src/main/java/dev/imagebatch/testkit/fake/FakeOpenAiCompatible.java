package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.cost.Money;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in of servers with dialects of OpenAI's images and chat APIs. It accepts any field and any key, and charges
 * nothing.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class FakeOpenAiCompatible extends FakeVendor {

    /** The dialect of the answers. */
    public enum Dialect {
        /** Image URLs by default, usage of zeros, numeric error codes. */
        LOCAL_AI,
        /** Base64 first, no usage, plain text errors. */
        SD_SERVER,
        /** No usage, an explicit null, errors as a web framework's detail. */
        VLLM,
        /** Usage, statuses as the text of error codes. */
        LITE_LLM
    }

    private static final String PICTURES = "/generated-images/";
    private static final String CHAT = "/v1/chat/completions";
    private static final Dimensions USUAL_SIZE = new Dimensions(512, 512);

    private final Dialect dialect;
    private final OpenAiImages images = new OpenAiImages();
    private final OpenAiTexts texts = new OpenAiTexts();
    private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();
    private volatile @Nullable String address;
    private volatile @Nullable String redirect;

    /** Creates a stand-in with the system clock without starting it. */
    public FakeOpenAiCompatible(Dialect dialect) {
        super(TimeSource.system());
        this.dialect = dialect;
    }

    /** Returns the value for {@code OPENAI_BASE_URL}. */
    public String baseUrl() {
        return baseUri() + "/v1";
    }

    /** Sets the exact length of every PNG image in bytes; 0 for no padding. */
    public void imageLength(int bytes) {
        images.length(bytes);
    }

    /** Answers with this image URL instead of its own. */
    public void answerAddress(String url) {
        this.address = url;
    }

    /** Redirects image downloads to this address. */
    public void redirectPictures(String url) {
        this.redirect = url;
    }

    @Override
    protected Optional<FakeAnswer> refusal(FakeRequest request) {
        return Optional.empty();
    }

    @Override
    protected int imagesAsked(FakeRequest request) {
        return request.method().equals("POST") ? OpenAiForm.of(request).number("n", 1) : 0;
    }

    @Override
    protected FakeAnswer answer(FakeRequest request) {
        if (request.path().startsWith(PICTURES)) {
            return picture(request);
        }
        if (request.path().equals(CHAT)) {
            return FakeAnswer.json(200, texts.body(request, null));
        }
        return request.method().equals("POST") ? images(request, null) : error(404, "not found");
    }

    @Override
    protected FakeAnswer rateLimited(FakeRequest request, @Nullable Duration wait) {
        FakeAnswer answer = error(429, "too many requests");
        return wait == null ? answer : answer.withHeader("Retry-After", Long.toString(wait.toSeconds()));
    }

    @Override
    protected FakeAnswer failure(FakeRequest request, Fault fault) {
        return switch (fault) {
            case BAD_BASE64, NOT_AN_IMAGE, EMPTY_ANSWER -> images(request, fault);
            case UNAVAILABLE -> error(503, "busy");
            case EXPIRED_KEY -> error(401, "no such key");
            case MODEL_GONE -> error(404, "model not found");
            case REFUSED -> error(400, "content_policy_violation");
            default -> error(500, "it broke");
        };
    }

    private FakeAnswer picture(FakeRequest request) {
        String onwards = redirect;
        if (onwards != null) {
            return FakeAnswer.of(302, "text/plain", new byte[0]).withHeader("Location", onwards);
        }
        byte[] bytes = pictures.get(request.path());
        return bytes == null ? error(404, "no such image") : FakeAnswer.of(200, "image/png", bytes);
    }

    private FakeAnswer images(FakeRequest request, @Nullable Fault fault) {
        OpenAiForm form = OpenAiForm.of(request);
        int count = form.number("n", 1);
        charge(Money.ZERO, count);
        List<byte[]> drawn = new ArrayList<>();
        for (int i = 0; i < count && fault != Fault.EMPTY_ANSWER; i++) {
            drawn.add(
                    fault == Fault.NOT_AN_IMAGE
                            ? TinyImages.notAnImage()
                            : images.draw(form.text("prompt", ""), size(form), "png"));
        }
        boolean byAddress = dialect == Dialect.LOCAL_AI
                && !form.text("response_format", "url").equals("b64_json");
        String damage = fault == Fault.BAD_BASE64 ? "***" : "";
        return FakeAnswer.streamed(200, "application/json", out -> {
            out.write(OpenAiImages.utf8("{" + head() + "\"data\":["));
            for (int i = 0; i < drawn.size(); i++) {
                out.write(OpenAiImages.utf8((i == 0 ? "{" : ",{") + before()));
                if (byAddress) {
                    out.write(OpenAiImages.utf8("\"b64_json\":null,\"url\":\"" + keep(drawn.get(i)) + "\"}"));
                } else {
                    out.write(OpenAiImages.utf8("\"b64_json\":\"" + damage));
                    OpenAiImages.writeBase64(drawn.get(i), out);
                    out.write(OpenAiImages.utf8("\"}"));
                }
            }
            out.write(OpenAiImages.utf8("]" + tail() + "}"));
        });
    }

    private String keep(byte[] image) {
        String other = address;
        if (other != null) {
            return other;
        }
        String path = PICTURES + pictures.size() + ".png";
        pictures.put(path, image);
        return baseUri() + path;
    }

    private String head() {
        return switch (dialect) {
            case LOCAL_AI -> "\"created\":1,\"id\":\"1\",";
            case SD_SERVER -> "";
            case VLLM -> "\"usage\":null,\"created\":1,";
            case LITE_LLM -> "\"usage\":{\"total_tokens\":12,\"output_tokens\":7,\"input_tokens\":5},\"created\":1,";
        };
    }

    private String before() {
        return dialect == Dialect.VLLM ? "\"url\":null,\"revised_prompt\":null," : "";
    }

    private String tail() {
        return switch (dialect) {
            case LOCAL_AI -> ",\"usage\":{\"input_tokens\":0,\"output_tokens\":0,\"total_tokens\":0}";
            case SD_SERVER -> ",\"output_format\":\"png\",\"created\":1";
            case VLLM, LITE_LLM -> "";
        };
    }

    private FakeAnswer error(int status, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (dialect) {
            case LOCAL_AI -> body.set("error", error(message).put("code", status));
            case SD_SERVER -> body.put("error", message);
            case VLLM -> body.put("detail", message);
            case LITE_LLM -> body.set("error", error(message).put("code", Integer.toString(status)));
        }
        return FakeAnswer.json(status, body);
    }

    private static ObjectNode error(String message) {
        return JsonNodeFactory.instance.objectNode().put("message", message).put("type", "");
    }

    private static Dimensions size(OpenAiForm form) {
        String size = form.text("size", "");
        return size.contains("x") ? Dimensions.parse(size) : USUAL_SIZE;
    }
}
