package dev.imagebatch.bedrock;

import dev.imagebatch.spec.ImageRequest;
import org.jspecify.annotations.Nullable;

/** Makes one short line of what a service says, without the prompt that it may quote. */
record SafeText(ImageRequest request) {

    private static final int LONGEST = 300;

    String of(@Nullable String said) {
        if (said == null) {
            return "";
        }
        String clean = said.replace(request.prompt(), "[prompt]");
        if (request.negativePrompt().isPresent()) {
            clean = clean.replace(request.negativePrompt().get(), "[negative prompt]");
        }
        int lineEnd = clean.indexOf('\n');
        clean = (lineEnd < 0 ? clean : clean.substring(0, lineEnd)).strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
