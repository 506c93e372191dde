package dev.imagebatch.provider.openai;

import dev.imagebatch.failure.FailureKind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mapping of a refusal's status and words to its kind. */
final class RefusalKinds {

    private static final Pattern NEVER_ENOUGH =
            Pattern.compile("limit:?\\s*(\\d{1,9})(?:,\\s*used\\s*\\d+)?,\\s*requested\\s*(\\d{1,9})");
    private static final String[] CREDIT = {
        "insufficient_quota",
        "credit_balance_exhausted",
        "spend_limit_exceeded",
        "usage_limit_exceeded",
        "billing_hard_limit_reached",
        "billing hard limit"
    };
    private static final String[] CONTENT = {
        "moderation_blocked",
        "content_policy_violation",
        "contentpolicyviolation",
        "image_generation_user_error",
        "content_filter",
        "safety_violations",
        "safety system"
    };
    private static final String[] MODEL = {"model_not_found", "does not have access to model", "deploymentnotfound"};

    private RefusalKinds() {}

    static FailureKind of(int status, OpenAiErrorBody body) {
        if (status == 402 || (status == 429 || status == 400 || status == 403) && body.mentions(CREDIT)) {
            return FailureKind.OUT_OF_CREDIT;
        }
        return switch (status) {
            case 429 -> tooMany(body);
            case 401, 407 -> FailureKind.UNAUTHORIZED;
            case 403 -> forbidden(body);
            case 404, 405, 410 -> FailureKind.MODEL_UNAVAILABLE;
            case 408, 520, 524 -> FailureKind.UNKNOWN_OUTCOME;
            case 409, 425 -> FailureKind.TRANSIENT;
            case 501 -> FailureKind.INVALID_REQUEST;
            default -> other(status, body);
        };
    }

    private static FailureKind other(int status, OpenAiErrorBody body) {
        if (body.mentions(CONTENT)) {
            return FailureKind.CONTENT_REJECTED;
        }
        if (status >= 500) {
            return FailureKind.TRANSIENT;
        }
        if (status < 400) {
            return FailureKind.MODEL_UNAVAILABLE;
        }
        return body.mentions(MODEL) ? FailureKind.MODEL_UNAVAILABLE : FailureKind.INVALID_REQUEST;
    }

    private static FailureKind tooMany(OpenAiErrorBody body) {
        if (body.mentions("per day", "(rpd)", "(ipd)")) {
            return FailureKind.DAILY_QUOTA;
        }
        Matcher limit = NEVER_ENOUGH.matcher(body.message().toLowerCase(Locale.ROOT));
        boolean never = limit.find() && Long.parseLong(limit.group(2)) > Long.parseLong(limit.group(1));
        return never ? FailureKind.INVALID_REQUEST : FailureKind.RATE_LIMITED;
    }

    private static FailureKind forbidden(OpenAiErrorBody body) {
        if (body.mentions(CONTENT)) {
            return FailureKind.CONTENT_REJECTED;
        }
        return body.mentions(MODEL) ? FailureKind.MODEL_UNAVAILABLE : FailureKind.UNAUTHORIZED;
    }

    /** Returns true if the answer mentions the content rules. */
    static boolean isAboutContent(OpenAiErrorBody body) {
        return body.mentions(CONTENT);
    }
}
