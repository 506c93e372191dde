package dev.imagebatch.http;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The meaning of a refusal, by its status and its words, for all services: the one place that decides whether an error is
 * about the content, the request, the account, or the way to the service.
 *
 * <p>A refusal is final for a request only if the words mean the request. Credentials, credit and quotas end the batch.
 * Anything else is {@link FailureKind#REFUSED}: not repeated now, asked again by the next run. Stateless.
 *
 * @since 0.1
 */
public final class Refusals {

    /** A longer wait is none for a batch. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Pattern ASKED =
            Pattern.compile("limit:?\\s*(\\d{1,9})(?:,\\s*used\\s*\\d+)?,\\s*requested\\s*(\\d{1,9})");

    private Refusals() {}

    /**
     * Returns the failure for a refusal; a 403 whose words are not known to mean the account ends only its item.
     *
     * @param kind the kind, from {@link #kind}
     * @param status the HTTP status
     * @param body the content, without the prompt
     * @param message the message for people
     */
    public static ProviderException.Builder failure(FailureKind kind, int status, ErrorBody body, String message) {
        ProviderException.Builder failure = ProviderException.builder(kind, message);
        boolean isOpen = kind == FailureKind.UNAUTHORIZED && status == 403 && !isAboutTheAccount(body);
        return isOpen ? failure.ends(FailureKind.Ends.ITEM) : failure;
    }

    /**
     * Returns the kind of an error.
     *
     * @param status the HTTP status, or the status that an error within a success names
     * @param body the content, without the prompt
     * @param wait the wait that the answer asks for, if any
     */
    public static FailureKind kind(int status, ErrorBody body, Optional<Duration> wait) {
        if (status == 407 || status == 511) {
            return FailureKind.UNREACHABLE;
        }
        if (status < 300) {
            return FailureKind.UNKNOWN_OUTCOME;
        }
        if (status < 400) {
            return FailureKind.MODEL_UNAVAILABLE;
        }
        if (status == 401 || body.mentions(RefusalWords.KEY)) {
            return FailureKind.UNAUTHORIZED;
        }
        if (status != 402 && status != 429 && body.mentions(RefusalWords.CONTENT)) {
            return FailureKind.CONTENT_REJECTED;
        }
        if (status == 429) {
            return tooMany(body, wait);
        }
        if (status == 402 || body.mentions(RefusalWords.SPENT) || body.mentions(RefusalWords.CREDIT)) {
            return FailureKind.OUT_OF_CREDIT;
        }
        return status < 500 ? ofRequest(status, body) : ofServer(status);
    }

    /**
     * Returns the kind of an error that came with a success status: that of the status or state which it names.
     *
     * @param body the content, without the prompt
     * @param wait the wait that the answer asks for, if any
     */
    public static FailureKind kindWithinSuccess(ErrorBody body, Optional<Duration> wait) {
        int status = statusWithinSuccess(body);
        if (status > 0) {
            return kind(status, body, wait);
        }
        if (body.mentions(RefusalWords.KEY)) {
            return FailureKind.UNAUTHORIZED;
        }
        if (body.mentions(RefusalWords.CONTENT)) {
            return FailureKind.CONTENT_REJECTED;
        }
        boolean isSpent = body.mentions(RefusalWords.SPENT) || body.mentions(RefusalWords.CREDIT);
        return isSpent ? FailureKind.OUT_OF_CREDIT : FailureKind.EMPTY_ANSWER;
    }

    /** Returns the status that an error within a success names, as a number or as a state; 0 if it names none. */
    public static int statusWithinSuccess(ErrorBody body) {
        return body.namedStatus().orElseGet(() -> RefusalWords.statusOf(body));
    }

    private static boolean isAboutTheAccount(ErrorBody body) {
        return body.mentions(RefusalWords.KEY) || body.mentions(RefusalWords.ACCOUNT);
    }

    private static FailureKind tooMany(ErrorBody body, Optional<Duration> wait) {
        if (body.mentions(RefusalWords.SPENT) || body.mentions(RefusalWords.LIMIT_OF_NOTHING)) {
            return FailureKind.OUT_OF_CREDIT;
        }
        Matcher asked = ASKED.matcher(body.message().toLowerCase(Locale.ROOT));
        if (asked.find() && Long.parseLong(asked.group(2)) > Long.parseLong(asked.group(1))) {
            return FailureKind.INVALID_REQUEST;
        }
        if (body.mentions(RefusalWords.DAY)) {
            return FailureKind.DAILY_QUOTA;
        }
        boolean isWindow =
                wait.filter(time -> time.compareTo(PATIENCE) <= 0).isPresent() || body.mentions(RefusalWords.WINDOW);
        return !isWindow && body.mentions(RefusalWords.CREDIT) ? FailureKind.OUT_OF_CREDIT : FailureKind.RATE_LIMITED;
    }

    private static FailureKind ofRequest(int status, ErrorBody body) {
        if (body.mentions(RefusalWords.MODEL)) {
            return FailureKind.MODEL_UNAVAILABLE;
        }
        return switch (status) {
            case 403 -> FailureKind.UNAUTHORIZED;
            case 404, 405, 410 -> FailureKind.MODEL_UNAVAILABLE;
            case 408, 499 -> FailureKind.UNKNOWN_OUTCOME;
            case 409, 425 -> FailureKind.TRANSIENT;
            case 400, 413, 414, 415, 416, 422, 431 -> meansTheRequest(status, body);
            default -> FailureKind.REFUSED;
        };
    }

    private static FailureKind meansTheRequest(int status, ErrorBody body) {
        boolean isToldByTheService = body.form() == ErrorBody.Form.JSON || body.form() == ErrorBody.Form.TEXT;
        boolean isMeant = status != 400 || body.namesAField() || body.mentions(RefusalWords.REQUEST);
        return isToldByTheService && isMeant ? FailureKind.INVALID_REQUEST : FailureKind.REFUSED;
    }

    /** Only these four are named as not charged. */
    private static FailureKind ofServer(int status) {
        return switch (status) {
            case 500, 502, 503, 504 -> FailureKind.TRANSIENT;
            case 501 -> FailureKind.REFUSED;
            default -> FailureKind.UNKNOWN_OUTCOME;
        };
    }
}
