package dev.imagebatch.testkit.fake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.GeminiAnswers.Part;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A strict stand-in of Google's Gemini API: {@code generateContent} for images, and the list of models.
 *
 * <p>By default it accepts any key. It bills by the tokens that it reports. Thread-safe.
 *
 * @since 0.1
 */
public final class FakeGemini extends FakeVendor {

    private static final Pattern GENERATE = Pattern.compile("/v1beta/models/([^/:]+):generateContent");
    private static final Pattern MODELS = Pattern.compile("/v1beta/models");
    private static final String PER_MINUTE = "GenerateRequestsPerMinutePerProjectPerModel";
    private static final String PER_DAY = "GenerateRequestsPerDayPerProjectPerModel";

    private final AtomicLong answers = new AtomicLong();
    private volatile GeminiKeyRule keyRule = GeminiKeyRule.any(this::violation);
    private volatile List<DraftMark> drafts = List.of();
    private volatile byte @Nullable [] picture;
    private volatile @Nullable String finishReason;
    private volatile @Nullable String blockReason;
    private volatile Usage usage = Usage.REPORTED;

    /** The place of a draft's mark in a part. */
    public enum DraftMark {
        /** Before the image. */
        BEFORE_DATA,
        /** After the image. */
        AFTER_DATA
    }

    private enum Usage {
        REPORTED,
        UNREPORTED
    }

    /** Creates a stand-in with the given clock without starting it. */
    public FakeGemini(TimeSource time) {
        super(time);
    }

    /** Accepts this key only. */
    public void key(String only) {
        this.keyRule = GeminiKeyRule.only(only, this::violation);
    }

    /** Sends a number of drafts before each image. */
    public void drafts(int count, DraftMark mark) {
        this.drafts = List.copyOf(Collections.nCopies(count, mark));
    }

    /** Answers with these bytes instead of a black image of the requested size. */
    public void picture(byte[] bytes) {
        this.picture = bytes.clone();
    }

    /** Answers without an image for a reason such as {@code IMAGE_SAFETY}. Drafts are still sent. */
    public void finishReason(String reason) {
        this.finishReason = reason;
    }

    /** Refuses every prompt, for a reason such as {@code PROHIBITED_CONTENT}. */
    public void blockReason(String reason) {
        this.blockReason = reason;
    }

    /** Does not report the tokens that it bills. */
    public void withoutUsage() {
        this.usage = Usage.UNREPORTED;
    }

    @Override
    protected Optional<FakeAnswer> refusal(FakeRequest request) {
        Optional<FakeAnswer> wrongKey = keyRule.refusal(request);
        if (wrongKey.isPresent()) {
            return wrongKey;
        }
        Matcher generate = GENERATE.matcher(request.path());
        if (request.method().equals("POST") && generate.matches()) {
            return GeminiModelRules.find(generate.group(1))
                    .map(model -> broken(request, model))
                    .orElseGet(() -> Optional.of(GeminiAnswers.unknownModel(generate.group(1))));
        }
        return request.method().equals("GET") && MODELS.matcher(request.path()).matches()
                ? Optional.empty()
                : Optional.of(noted(404, "there is no " + request));
    }

    @Override
    protected int imagesAsked(FakeRequest request) {
        return request.method().equals("POST") ? 1 : 0;
    }

    @Override
    protected FakeAnswer answer(FakeRequest request) {
        if (request.method().equals("GET")) {
            return GeminiAnswers.models(GeminiModelRules.ids());
        }
        if (blockReason != null) {
            return GeminiAnswers.blocked(blockReason, model(request).id());
        }
        String reason = finishReason;
        return reason == null ? pictured(request, pictureFor(request)) : unpictured(request, reason);
    }

    @Override
    protected FakeAnswer rateLimited(FakeRequest request, @Nullable Duration wait) {
        return GeminiAnswers.quota(PER_MINUTE, wait);
    }

    @Override
    protected FakeAnswer failure(FakeRequest request, Fault fault) {
        return switch (fault) {
            case BAD_BASE64 -> pictured(request, null);
            case NOT_AN_IMAGE -> pictured(request, TinyImages.notAnImage());
            case REFUSED ->
                GeminiAnswers.blocked("PROHIBITED_CONTENT", model(request).id());
            case EMPTY_ANSWER -> unpictured(request, "NO_IMAGE");
            case MODEL_GONE -> GeminiAnswers.unknownModel(model(request).id());
            case DAILY_QUOTA -> GeminiAnswers.quota(PER_DAY, Duration.ofHours(9));
            default -> GeminiAnswers.failure(fault);
        };
    }

    private Optional<FakeAnswer> broken(FakeRequest request, GeminiModelRules model) {
        try {
            new GeminiRules(model).check(request.json());
            return Optional.empty();
        } catch (GeminiRules.BrokenException e) {
            return Optional.of(noted(400, String.valueOf(e.getMessage())));
        } catch (IllegalStateException e) {
            return Optional.of(noted(400, "Invalid JSON payload received."));
        }
    }

    private FakeAnswer noted(int status, String what) {
        violation(what);
        return GeminiAnswers.error(status, status == 404 ? "NOT_FOUND" : "INVALID_ARGUMENT", what);
    }

    private FakeAnswer pictured(FakeRequest request, byte @Nullable [] data) {
        GeminiModelRules model = model(request);
        String size = imageConfig(request).path("imageSize").asText();
        charge(model.price(size), 1);
        List<Part> parts = draftParts();
        parts.add(new Part(data, null));
        return success(parts, "STOP", usage == Usage.REPORTED ? model.tokens(size) : 0, model);
    }

    private FakeAnswer unpictured(FakeRequest request, String reason) {
        return success(draftParts(), reason, 0, model(request));
    }

    private FakeAnswer success(List<Part> parts, String reason, int tokens, GeminiModelRules model) {
        String id = "answer-" + answers.incrementAndGet();
        return GeminiAnswers.success(new GeminiAnswers.Success(parts, reason, tokens, model.id(), id));
    }

    private List<Part> draftParts() {
        List<Part> parts = new ArrayList<>();
        for (DraftMark mark : drafts) {
            parts.add(new Part(TinyImages.png("draft " + parts.size()), mark));
        }
        return parts;
    }

    private byte[] pictureFor(FakeRequest request) {
        byte[] fixed = picture;
        JsonNode config = imageConfig(request);
        return fixed != null
                ? fixed
                : TinyImages.png(
                        model(request)
                                .pixels(
                                        config.path("aspectRatio").asText(),
                                        config.path("imageSize").asText()),
                        "picture " + answers.get());
    }

    private static JsonNode imageConfig(FakeRequest request) {
        return request.json().path("generationConfig").path("imageConfig");
    }

    private static GeminiModelRules model(FakeRequest request) {
        Matcher generate = GENERATE.matcher(request.path());
        return Optional.of(generate)
                .filter(Matcher::matches)
                .flatMap(path -> GeminiModelRules.find(path.group(1)))
                .orElseThrow(() -> new IllegalStateException("requests no image: " + request));
    }
}
