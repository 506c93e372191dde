package dev.imagebatch.provider.gemini;

import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.failure.FailureStage;

/** The explanation for an answer with a success status and without an image. */
final class BlockedAnswer {

    private BlockedAnswer() {}

    static Failure reason(GeminiResponse response) {
        FailureKind kind = kind(response);
        Charged charged = response.outputTokens() > 0 ? Charged.YES : Charged.UNKNOWN;
        return new Failure(kind, FailureStage.GENERATING, charged, message(response));
    }

    private static FailureKind kind(GeminiResponse response) {
        String blocked = response.blockReason();
        if (blocked != null && !blocked.equals("BLOCK_REASON_UNSPECIFIED")) {
            return FailureKind.CONTENT_REJECTED;
        }
        String finish = response.finishReason();
        return switch (finish == null ? "" : finish) {
            case "SAFETY",
                    "IMAGE_SAFETY",
                    "PROHIBITED_CONTENT",
                    "IMAGE_PROHIBITED_CONTENT",
                    "BLOCKLIST",
                    "SPII",
                    "RECITATION",
                    "IMAGE_RECITATION" -> FailureKind.CONTENT_REJECTED;
            case "MAX_TOKENS", "LANGUAGE" -> FailureKind.INVALID_REQUEST;
            default -> FailureKind.EMPTY_ANSWER;
        };
    }

    private static String message(GeminiResponse response) {
        if (response.blockReason() != null) {
            return "the service refused the prompt: " + word(response.blockReason());
        }
        if (response.hasAddress()) {
            return "the service answered with the address of the image alone";
        }
        if (response.hasDraft()) {
            return "the service answered with drafts only";
        }
        return response.finishReason() == null
                ? "the service answered without an image"
                : "the service answered without an image: " + word(response.finishReason());
    }

    /** Returns the reason if it has the known form: a hostile answer may hold any text. */
    private static String word(String reason) {
        return reason.matches("[A-Z0-9_]{1,60}") ? reason : "a reason of no known form";
    }
}
