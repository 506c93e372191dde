package dev.imagebatch.guard.retry;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a model that has not delivered yet: the same failure of the first few calls is a set-up that cannot work,
 * and a few refusals of the credentials in a row mean the credentials. Guarded by its owner.
 */
final class FirstAnswers {

    private static final int HANDFUL = 5;
    private static final int REFUSALS = 3;

    /** The most calls that have failed in this way or may still do so. */
    private static final int MOST_CALLS = 8;

    /** The parts of a message that differ from call to call. */
    private static final Pattern PARTICULARS = Pattern.compile("\"[^\"]*\"|'[^']*'|[0-9a-fA-F-]{6,}|\\d+");

    private boolean delivered;
    private int running;
    private int same;
    private @Nullable String last;

    void started() {
        running++;
    }

    void delivered() {
        delivered = true;
        ended();
        same = 0;
    }

    /** Returns the failure that ends all calls, if this one shows that no call can succeed. */
    Optional<ProviderException> failed(ProviderException failure) {
        ended();
        boolean isOpenRefusal = failure.kind() == FailureKind.UNAUTHORIZED && failure.ends() == FailureKind.Ends.ITEM;
        if (!isOpenRefusal && (delivered || !mayBeTheSetUp(failure))) {
            return Optional.empty();
        }
        String reason = failure.kind()
                + PARTICULARS.matcher(String.valueOf(failure.getMessage())).replaceAll("");
        same = reason.equals(last) ? same + 1 : 1;
        last = reason;
        return same < (isOpenRefusal ? REFUSALS : HANDFUL) ? Optional.empty() : Optional.of(ending(failure));
    }

    /** Returns whether a further call should wait for the outcome of those that run. */
    boolean areAwaited() {
        return !delivered && same > 0 && running > 0 && same + running >= MOST_CALLS;
    }

    private void ended() {
        running = Math.max(0, running - 1);
    }

    private static boolean mayBeTheSetUp(ProviderException failure) {
        return switch (failure.kind()) {
            case EMPTY_ANSWER, BAD_IMAGE, REFUSED, INVALID_REQUEST -> true;
            default -> false;
        };
    }

    private ProviderException ending(ProviderException failure) {
        String calls = delivered ? " calls in a row" : " calls";
        String which = delivered ? "the last " : "no image yet, and the first ";
        return ProviderException.builder(
                        failure.kind(), which + same + calls + " failed in the same way: " + failure.getMessage())
                .charged(failure.charged())
                .cause(failure)
                .build();
    }
}
