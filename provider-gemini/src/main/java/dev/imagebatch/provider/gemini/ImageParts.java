package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.http.JsonAnswer;
import dev.imagebatch.provider.GenerationCall;
import java.io.IOException;

/**
 * The parts of an answer that hold images: each is passed on while it is read, and withdrawn if it is a draft.
 *
 * <p>A part may mark itself as a draft after its image, so the image's body ends only at the end of the part. A later
 * image replaces an earlier one.
 */
final class ImageParts {

    private final JsonAnswer answer;
    private final JsonParser json;
    private final JsonWalk walk;
    private final GenerationCall call;
    private boolean hasImage;
    private boolean hasDraft;

    /** An exception thrown if the image that is being passed on is only a draft. */
    private static final class DraftException extends IOException {

        private static final long serialVersionUID = 1;
    }

    ImageParts(JsonAnswer answer, GenerationCall call) {
        this.answer = answer;
        this.json = answer.parser();
        this.walk = new JsonWalk(json);
        this.call = call;
    }

    boolean hasImage() {
        return hasImage;
    }

    boolean hasDraft() {
        return hasDraft;
    }

    /** Reads one part, from its start to its end. */
    void part() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        boolean draft = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("inlineData") && !draft && isAtData()) {
                handOver();
                return;
            }
            hasDraft |= name.equals("inlineData") && draft;
            draft |= isDraftMark(name);
            json.skipChildren();
        }
    }

    private boolean isAtData() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean data = json.currentName().equals("data");
            if (json.nextToken() == JsonToken.VALUE_STRING && data) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    private void handOver() throws IOException {
        try {
            call.receive(0, out -> {
                answer.decodeBase64(out);
                if (endsAsDraft()) {
                    throw new DraftException();
                }
            });
            hasImage = true;
        } catch (DraftException e) {
            hasDraft = true;
        }
    }

    private boolean endsAsDraft() throws IOException {
        walk.rest(name -> json.skipChildren());
        boolean[] draft = {false};
        walk.rest(name -> {
            draft[0] |= isDraftMark(name);
            json.skipChildren();
        });
        return draft[0];
    }

    private boolean isDraftMark(String name) {
        return name.equals("thought") && json.currentToken() == JsonToken.VALUE_TRUE;
    }
}
