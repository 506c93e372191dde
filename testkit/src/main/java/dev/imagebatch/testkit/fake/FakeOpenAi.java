package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageHeader;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.time.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A strict stand-in of OpenAI's images API, {@code /v1/images/generations}, {@code /v1/images/edits} and
 * {@code /v1/models/ID}, and of its chat API for one text, {@code /v1/chat/completions}.
 *
 * <p>A request for a text counts as a generation, but neither as an image nor against the image quota. Accepts
 * {@link #KEY} only. Thread-safe.
 *
 * @since 0.1
 */
public final class FakeOpenAi extends FakeVendor {

    /** The only accepted key. */
    public static final String KEY = "sk-fake-openai-0123456789";

    private static final String GENERATIONS = "/v1/images/generations";
    private static final String EDITS = "/v1/images/edits";
    private static final String CHAT = "/v1/chat/completions";
    private static final String MODELS = "/v1/models/";
    private static final Set<Fault> BAD_DATA = Set.of(Fault.BAD_BASE64, Fault.NOT_AN_IMAGE, Fault.EMPTY_ANSWER);
    private static final Dimensions USUAL_SIZE = new Dimensions(1024, 1024);
    private static final int PATCH = 32;
    private static final long MOST_PATCHES = 1536;

    private final OpenAiImages images = new OpenAiImages();
    private final OpenAiTexts texts = new OpenAiTexts();
    private volatile boolean tellsQuota = true;

    /** Creates a stand-in with the system clock without starting it. */
    public FakeOpenAi() {
        this(TimeSource.system());
    }

    /** Creates a stand-in with the given clock without starting it. */
    public FakeOpenAi(TimeSource time) {
        super(time);
    }

    /** Returns the value for {@code OPENAI_BASE_URL}. */
    public String baseUrl() {
        return baseUri() + "/v1";
    }

    /** Sets the exact length of every PNG image in bytes; 0 for no padding. */
    public void imageLength(int bytes) {
        images.length(bytes);
    }

    /** Draws every PNG image by {@code artist} from prompt and size. It is called concurrently. */
    public void drawImages(BiFunction<String, Dimensions, byte[]> artist) {
        images.artist(artist);
    }

    /** Omits the headers with the quota. */
    public void hideQuota() {
        this.tellsQuota = false;
    }

    /** Answers every text request with this text, which may be empty. */
    public void answerText(String text) {
        texts.answer(text);
    }

    /** Declines every text request with these words. */
    public void declineText(String refusal) {
        texts.decline(refusal);
    }

    /** Ends every text for this reason instead of {@code stop}, such as {@code length} or {@code content_filter}. */
    public void finishText(String reason) {
        texts.finish(reason);
    }

    @Override
    protected Optional<FakeAnswer> refusal(FakeRequest request) {
        if (!request.header("Authorization").equals(Optional.of("Bearer " + KEY))) {
            return Optional.of(OpenAiError.of(Fault.EXPIRED_KEY));
        }
        if (isChat(request)) {
            return chatRefusal(request);
        }
        boolean isEdit = request.path().equals(EDITS);
        if (!isEdit && !request.path().equals(GENERATIONS)) {
            return request.path().startsWith(MODELS) ? Optional.empty() : Optional.of(noSuchAddress(request));
        }
        OpenAiForm form = OpenAiForm.of(request);
        Optional<OpenAiModelRules> model = OpenAiModelRules.named(form.text("model", ""));
        if (model.isEmpty()) {
            return Optional.of(OpenAiError.modelGone());
        }
        return new OpenAiContract(form, model.get(), isEdit).breach().map(this::refused);
    }

    @Override
    protected int imagesAsked(FakeRequest request) {
        if (isChat(request)) {
            return 1;
        }
        return request.path().startsWith(MODELS) ? 0 : OpenAiForm.of(request).number("n", 1);
    }

    /** Input images count, too. */
    @Override
    protected int unitsAsked(FakeRequest request, int count) {
        return isChat(request) ? 0 : count + OpenAiForm.of(request).images().size();
    }

    @Override
    FakeAnswer tellingQuota(FakeAnswer answer, TokenBucket.State state) {
        return tellsQuota
                ? answer.withHeader("x-ratelimit-limit-images", Long.toString(Math.round(state.perMinute())))
                        .withHeader("x-ratelimit-remaining-images", Long.toString((long) state.remaining()))
                        .withHeader("x-ratelimit-reset-images", reset(state.untilFull()))
                : answer;
    }

    @Override
    protected FakeAnswer answer(FakeRequest request) {
        if (isChat(request)) {
            return text(request, null);
        }
        return request.path().startsWith(MODELS) ? model(request) : images(request, null);
    }

    @Override
    protected FakeAnswer rateLimited(FakeRequest request, @Nullable Duration wait) {
        return OpenAiError.rateLimited(wait);
    }

    @Override
    protected FakeAnswer failure(FakeRequest request, Fault fault) {
        if (!BAD_DATA.contains(fault)) {
            return OpenAiError.of(fault);
        }
        return isChat(request) ? text(request, fault) : images(request, fault);
    }

    private static boolean isChat(FakeRequest request) {
        return request.path().equals(CHAT);
    }

    private Optional<FakeAnswer> chatRefusal(FakeRequest request) {
        OpenAiChatContract contract = new OpenAiChatContract(request.json());
        return contract.isModelThere() ? contract.breach().map(this::refused) : Optional.of(OpenAiError.modelGone());
    }

    private FakeAnswer text(FakeRequest request, @Nullable Fault fault) {
        ObjectNode body = texts.body(request, fault);
        charge(texts.cost(body), 0);
        return FakeAnswer.json(200, body).withHeader("x-request-id", "req_" + generations());
    }

    private static String reset(Duration wait) {
        long minutes = wait.toMinutes();
        String seconds = BigDecimal.valueOf(wait.minusMinutes(minutes).toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
        return minutes == 0 ? seconds + "s" : minutes + "m" + seconds + "s";
    }

    private FakeAnswer refused(OpenAiContract.Breach breach) {
        violation(breach.code() + " " + breach.field());
        return OpenAiError.invalid(breach);
    }

    private FakeAnswer noSuchAddress(FakeRequest request) {
        violation("no such address: " + request);
        return OpenAiError.of(404, "invalid_request_error", null, "Invalid URL (" + request + ")");
    }

    private static FakeAnswer model(FakeRequest request) {
        String id = request.path().substring(MODELS.length());
        if (OpenAiModelRules.named(id).isEmpty()) {
            return OpenAiError.modelGone();
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", id).put("object", "model").put("created", 1).put("owned_by", "openai");
        return FakeAnswer.json(200, body);
    }

    private FakeAnswer images(FakeRequest request, @Nullable Fault fault) {
        OpenAiForm form = OpenAiForm.of(request);
        OpenAiModelRules model = OpenAiModelRules.named(form.text("model", "")).orElseThrow();
        int count = form.number("n", 1);
        Dimensions size = size(form);
        String quality = quality(form);
        Usage usage = new Usage(
                textTokens(form),
                form.images().stream().mapToLong(FakeOpenAi::patches).sum(),
                count * model.outputTokens(size, quality));
        charge(model.cost(usage.textIn(), usage.imageIn(), usage.out()), count);
        List<byte[]> drawn = new ArrayList<>();
        for (int i = 0; i < count && fault != Fault.EMPTY_ANSWER; i++) {
            drawn.add(
                    fault == Fault.NOT_AN_IMAGE
                            ? TinyImages.notAnImage()
                            : images.draw(form.text("prompt", ""), size, format(form)));
        }
        String tail = "],\"output_format\":\"" + format(form) + "\",\"quality\":\"" + quality + "\",\"size\":\"" + size
                + "\",\"usage\":" + usage.json() + "}";
        return FakeAnswer.streamed(200, "application/json", out -> {
                    out.write(OpenAiImages.utf8("{\"created\":1790000000,\"background\":\"opaque\",\"data\":["));
                    for (int i = 0; i < drawn.size(); i++) {
                        out.write(OpenAiImages.utf8(
                                (i == 0 ? "" : ",") + "{\"b64_json\":\"" + (fault == Fault.BAD_BASE64 ? "***" : "")));
                        OpenAiImages.writeBase64(drawn.get(i), out);
                        out.write(OpenAiImages.utf8("\"}"));
                    }
                    out.write(OpenAiImages.utf8(tail));
                })
                .withHeader("x-request-id", "req_" + generations());
    }

    private static Dimensions size(OpenAiForm form) {
        String size = form.text("size", "auto");
        return size.equals("auto") ? USUAL_SIZE : Dimensions.parse(size);
    }

    private static String quality(OpenAiForm form) {
        String quality = form.text("quality", "auto");
        return quality.equals("auto") ? "high" : quality;
    }

    private static String format(OpenAiForm form) {
        return form.text("output_format", "png");
    }

    private static long textTokens(OpenAiForm form) {
        return 8 + OpenAiImages.utf8(form.text("prompt", "")).length / 4;
    }

    private static long patches(Multipart.Part image) {
        return OpenAiContract.header(image)
                .map(ImageHeader::dimensions)
                .map(size -> Math.min(MOST_PATCHES, rounded(size.width()) * rounded(size.height())))
                .orElse(MOST_PATCHES);
    }

    private static long rounded(int side) {
        return (side + PATCH - 1L) / PATCH;
    }

    private record Usage(long textIn, long imageIn, long out) {

        ObjectNode json() {
            ObjectNode usage = JsonNodeFactory.instance.objectNode();
            usage.put("input_tokens", textIn + imageIn);
            usage.putObject("input_tokens_details").put("text_tokens", textIn).put("image_tokens", imageIn);
            usage.put("output_tokens", out).put("total_tokens", textIn + imageIn + out);
            return usage;
        }
    }
}
