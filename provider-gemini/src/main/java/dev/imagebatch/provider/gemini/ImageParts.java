package dev.imagebatch.provider.gemini;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.http.JsonAnswer;
import dev.imagebatch.provider.GenerationCall;
import dev.imagebatch.provider.UnreadableImageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The parts of an answer that hold images: each is passed on while it is read, and withdrawn if it is a draft.
 *
 * <p>A part may mark itself as a draft after its image, so the image's body ends only at the end of the part. A later
 * image replaces an earlier one.
 */
final class ImageParts {

    private static final Set<String> INLINE = Set.of("inlineData", "inline_data");
    private static final Set<String> FILE = Set.of("fileData", "file_data");

    private final JsonAnswer answer;
    private final JsonParser json;
    private final JsonWalk walk;
    private final GenerationCall call;
    private boolean hasImage;
    private boolean hasDraft;
    private boolean hasAddress;

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
            if (INLINE.contains(name) && !draft && isAtData()) {
                handOver();
                return;
            }
            hasDraft |= INLINE.contains(name) && draft;
            draft |= isDraftMark(name);
            if (FILE.contains(name) && !draft) {
                walk.object(this::file);
            }
            json.skipChildren();
        }
    }

    /** An image that the service keeps under an address: the address is kept. */
    private void file(String name) throws IOException {
        if ((name.equals("fileUri") || name.equals("file_uri")) && !hasImage) {
            String address = json.getValueAsString("");
            try {
                call.receive(0, out -> {
                    out.write(address.getBytes(StandardCharsets.UTF_8));
                    throw new UnreadableImageException("only the address came");
                });
            } catch (UnreadableImageException e) {
                hasAddress = true;
            }
            hasAddress = true;
        }
    }

    /** Returns true if only the address of an image came. */
    boolean hasAddress() {
        return hasAddress && !hasImage;
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
