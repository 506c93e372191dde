package dev.imagebatch.examples.wordpress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The upload of a file to {@link FakeWordPress}. */
record FakeUpload(FakeWordPress site, FakeRequest request) {

    private static final Pattern NAME = Pattern.compile("attachment; filename=\"(([a-z0-9-]+)\\.(png|gif|jpg|webp))\"");

    FakeAnswer serve(String type, @Nullable String slug) {
        Matcher name = NAME.matcher(request.header("Content-Disposition").orElse(""));
        boolean isImage = request.header("Content-Type").orElse("").startsWith("image/");
        boolean isMeasured = request.header("Content-Length").isPresent();
        if (!type.equals("media") || !name.matches() || !isImage || !isMeasured) {
            return site.error(400, "Invalid Content-Disposition supplied, or no image.");
        }
        String file = site.state().path("last").asInt() + "/" + name.group(1);
        ObjectNode made = site.add("media", site.free(slug == null ? name.group(2) : slug));
        made.put("file", FakeWordPress.FILES + file).put("bytes", request.body());
        made.putObject("media_details").putObject("sizes").putObject("thumbnail");
        return FakeAnswer.json(201, site.shown(made));
    }
}
