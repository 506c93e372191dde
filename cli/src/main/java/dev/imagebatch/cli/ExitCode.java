package dev.imagebatch.cli;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.result.ImageBatchResult;

/** The exit statuses of the command. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int INVALID = 2;
    static final int BUDGET = 3;
    static final int PROVIDER = 4;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    static int of(ImageBatchResult result) {
        return switch (result.end()) {
            case CANCELLED -> INTERRUPTED;
            case PROVIDER_STOPPED -> PROVIDER;
            case BUDGET_EXHAUSTED -> BUDGET;
            case COMPLETED, DEADLINE_PASSED -> completed(result);
        };
    }

    private static int completed(ImageBatchResult result) {
        if (result.failuresByKind().containsKey(FailureKind.BUDGET_EXHAUSTED)) {
            return BUDGET;
        }
        return result.failed() > 0 || result.skipped() > 0 ? FAILED : OK;
    }
}
