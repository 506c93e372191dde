package dev.imagebatch.bedrock;

import dev.imagebatch.spec.ImageRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes one short line of what a service says, without the keys and the prompt that it may quote.
 *
 * @param request what was asked
 * @param secrets the keys that were sent, or that requests were signed with
 */
record SafeText(ImageRequest request, List<String> secrets) {

    private static final int LONGEST = 300;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    String of(@Nullable String said) {
        if (said == null) {
            return "";
        }
        String clean = withoutSecrets(said).replace(request.prompt(), "[prompt]");
        if (request.negativePrompt().isPresent()) {
            clean = clean.replace(request.negativePrompt().get(), "[negative prompt]");
        }
        int lineEnd = clean.indexOf('\n');
        clean = CONTROL.matcher(lineEnd < 0 ? clean : clean.substring(0, lineEnd))
                .replaceAll(" ")
                .strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    /** An id or code, which nobody but an attacker puts a key into. */
    @Nullable String id(@Nullable String reported) {
        return reported == null ? null : withoutSecrets(reported);
    }

    /** How many secrets it knows. */
    @Override
    public String toString() {
        return "SafeText[" + secrets.size() + " secrets]";
    }

    private String withoutSecrets(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "[key]");
        }
        return clean;
    }
}
