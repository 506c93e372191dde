package dev.imagebatch.http;

import java.util.Map;
import java.util.regex.Pattern;

/** The words by which services, gateways and proxies tell the reason of a refusal; matched in lower case. */
final class RefusalWords {

    /** The key itself is refused. */
    static final Pattern KEY = any(
            "(invalid|incorrect|wrong|missing|expired|revoked|disabled|unknown|bad)[\\s_-]+"
                    + "(api|access|auth\\w*|bearer|secret|virtual)[\\s_-]*(key|token|credentials?)\\b",
            "(invalid|expired|revoked)[\\s_-]+(token|credentials)\\b",
            "\\bno[\\s_-]+api[\\s_-]*key\\b",
            "api[\\s_-]*key\\W+(\\S+\\s+){0,4}?(invalid|expired|revoked|disabled|not valid|not found|missing|required|is incorrect)",
            "api_key_invalid",
            "authentication_error",
            "unauthenticated");

    /** The account as a whole may not call the service. */
    static final Pattern ACCOUNT = any(
            "organi[sz]ation must be",
            "must be verified",
            "unsupported_country",
            "country, region",
            "location is not supported",
            "account[^.]{0,40}(suspended|disabled|deactivated|blocked|terminated|not active)",
            "(suspended|disabled|deactivated)[^.]{0,20}account",
            "insufficient[_\\s]permissions?",
            "missing scopes?",
            "ip_not_authorized",
            "not authorized to perform",
            "accessdenied",
            "(expired|security|session) ?token",
            "unrecognizedclient",
            "invalidclienttoken",
            "signature",
            "missingauthentication",
            "notauthorizedexception",
            "optinrequired",
            "requestexpired",
            "permission_denied");

    /** Codes that are never about a window of time. */
    static final Pattern SPENT = any(
            "insufficient[\\s_-]*(quota|credits?|balance|funds)",
            "credit_balance_exhausted",
            "credits are depleted",
            "spending cap",
            "spend_limit_exceeded",
            "usage_limit_exceeded",
            "billing_hard_limit",
            "billing hard limit",
            "billing_(not_active|disabled)",
            "budget_exceeded",
            "budgetexceeded",
            "budget has been exceeded",
            "payment[\\s_]required",
            "invalid_payment_instrument",
            "arrearage",
            "accountoverdue",
            "余额不足",
            "额度不足",
            "额度已用尽",
            "欠费");

    /** Words of credit, budget, balance, quota and limits of usage that are used up. */
    static final Pattern CREDIT = any(
            "(credits?|balance|budget|quota|allowance|usage limit|(monthly|plan|key|hard|soft|billing|spend(ing)?) (limit|cap)|funds)\\b[^.]{0,50}"
                    + "\\b(exceed(s|ed)?|exhausted|depleted|used up|reached|ran out|too low|insufficient|not enough|negative|is empty|over limit|required|hit)\\b",
            "\\b(exceed(s|ed)?|exhausted|depleted|used up|reached|out of|no remaining|not enough|enough|insufficient|hit|no)\\b[^.]{0,30}"
                    + "\\b(credits?|balance|budget|quota|allowance|usage limit|(monthly|plan|key|hard|soft|billing|spend(ing)?) (limit|cap)|funds)\\b",
            "top[\\s-]?up your",
            "please top[\\s-]?up",
            "recharge your",
            "add (more )?credits?\\b",
            "past due",
            "unpaid",
            "past invoices");

    /** The content rules of the vendors. */
    static final Pattern CONTENT = any(
            "moderation_blocked",
            "content[\\s_-]?polic(y|ies)",
            "contentpolicyviolation",
            "image_generation_user_error",
            "content[\\s_-]?filter",
            "content[\\s_-]?moderation",
            "content[\\s_-]?violat",
            "content[\\s_-]rejected",
            "moderat(ed|ion) (rejected|failed|blocked)",
            "(rejected|blocked|flagged|refused|denied)[^.]{0,40}(moderation|safety|polic(y|ies))",
            "(moderation|safety)[^.]{0,40}(rejected|blocked|flagged|refused|denied|violat)",
            "violat[^.]{0,40}(polic(y|ies)|guidelines?|guardrails?|terms of|usage rules)",
            "usage (guidelines?|polic(y|ies))",
            "safety[\\s_]?(system|violation|filter|check|checker|settings|error)",
            "prohibited[\\s_]?content",
            "(inappropriate|sensitive|unsafe|disallowed|harmful|explicit)[\\s_](content|image|prompt|input|text|words?|information)",
            "image_safety",
            "\\bnsfw\\b",
            "datainspectionfailed",
            "data_inspection_failed",
            "risk control",
            "requires moderation",
            "responsible[\\s_]?ai",
            "content_blocked",
            "blocked by (our|the) (safety|content)",
            "敏感");

    /** The model is not there, or not for this account. */
    static final Pattern MODEL = any(
            "model_not_found",
            "model_not_available",
            "does not have access to model",
            "deploymentnotfound",
            "no such model",
            "unknown model\\b",
            "(unknown|invalid|unsupported) model (name|id)",
            "model\\b[^.]{0,80}(does not exist|not exist|was not found|not found|has been deprecated|is deprecated|was retired|is not supported|decommissioned)",
            "no available channel",
            "no (healthy )?deployments? available",
            "unexpected model name",
            "model identifier is invalid");

    /** The request is at fault. */
    static final Pattern REQUEST = any(
            "invalid_(request|value|argument|parameter|image|type|size|prompt|input|field)",
            "invalid_\\w+_(error|value)",
            "invalidargument",
            "invalidparameter",
            "validation",
            "bad_request_body",
            "unsupported_",
            "unknown_parameter",
            "missing_required",
            "string_above_max_length",
            "string_too_",
            "out_of_range",
            "(invalid|unsupported|unknown|unrecognized|malformed|unexpected|missing|wrong) (value|argument|parameter|field|option|size|quality|image|prompt|format|"
                    + "aspect|style|background|input|type|key in|request|json)",
            "\\bmust (be|have|not|contain)\\b",
            "(prompt|image|size|value|file|input|text|request)[^.]{0,60}(too (long|large|big|small|short|many)|exceeds|is required|not (supported|allowed|valid)|is malformed|is invalid|"
                    + "out of range)",
            "too (long|large|many)",
            "field required",
            "divisible by",
            "supported values");

    /** A limit that allows nothing. */
    static final Pattern LIMIT_OF_NOTHING = any(
            "\\blimit\\b\\W{0,3}(is |of )?0(?![.\\d]*[1-9])(?!\\.?\\d)",
            "\\b(limit|quota|limited to|maximum)\\s+(is|of|to)?\\s*0\\b(?!\\.)",
            "\\b0\\s+(requests?|images?|calls?|tokens?)\\s+(per|a|an|/)\\b",
            "\\b0\\s*/\\s*\\d*\\s*(s|sec|second|m|min|minute|h|hour|d|day)\\b");

    static final Pattern DAY =
            any("per day", "\\(rpd\\)", "\\(ipd\\)", "\\bdaily\\b", "perday", "/\\s*day\\b", "24 hours", "per 24");

    /** A window of time after which the quota is there again. */
    static final Pattern WINDOW = any(
            "per[\\s_-]?(min|minute|second|sec|hour|h|m|s)\\b",
            "perminute",
            "resource_exhausted",
            "/\\s*\\d*\\s*(min|minute|s|sec|second|h|hour)\\b",
            "\\((rpm|ipm|tpm|rps)\\)",
            "\\b(rpm|ipm|tpm|rps)\\b",
            "rate[\\s_-]?limit",
            "too[\\s_]many[\\s_]requests",
            "try again in",
            "retry in",
            "slow[\\s_]down",
            "throttl",
            "concurren");

    private static final Map<Integer, Pattern> STATES = Map.of(
            401, any("unauthenticated", "\\bunauthorized\\b", "authentication"),
            403, any("permission_denied", "permission denied", "\\bforbidden\\b"),
            404, any("\\bnot_found\\b"),
            429, any("rate[\\s_-]?limit", "too[\\s_]many[\\s_]requests", "resource_exhausted", "throttl", "slow_down"),
            400, any("invalid_argument", "invalid_request_error", "failed_precondition"),
            500, any("server_error", "internal_error", "internal server error", "\\binternal\\b"),
            503, any("\\bunavailable\\b", "overloaded"),
            504, any("deadline_exceeded"));

    private RefusalWords() {}

    /** Returns the status of the state that an error names; 0 if it names none. */
    static int statusOf(ErrorBody body) {
        for (int status : new int[] {429, 401, 403, 404, 503, 504, 500, 400}) {
            Pattern state = STATES.get(status);
            if (state != null && body.mentions(state)) {
                return status;
            }
        }
        return 0;
    }

    private static Pattern any(String... patterns) {
        return Pattern.compile(String.join("|", patterns));
    }
}
