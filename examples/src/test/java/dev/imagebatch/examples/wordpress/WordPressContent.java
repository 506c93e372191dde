package dev.imagebatch.examples.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@link FakeWordPress} holds, in words: media, and pages with their images. */
record WordPressContent(FakeWordPress site) {

    private static final Pattern SHOWN = Pattern.compile("alt=\"([^\"]*)\" class=\"wp-image-(\\d+)\"");

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (JsonNode media : site.state().get("media")) {
            lines.add("media " + media.path("slug").asText() + " \""
                    + media.path("alt_text").asText() + "\" "
                    + media.path("title").asText());
        }
        lines.sort(null);
        for (JsonNode page : site.state().get("pages")) {
            lines.add(page.path("slug").asText() + " "
                    + media(page.path("featured_media").asText()).asText("without") + " " + images(page));
        }
        return lines;
    }

    private List<String> images(JsonNode page) {
        List<String> images = new ArrayList<>();
        Matcher shown = SHOWN.matcher(page.path("content").path("raw").asText());
        while (shown.find()) {
            images.add(media(shown.group(2)).asText() + " \"" + shown.group(1) + "\"");
        }
        return images;
    }

    private JsonNode media(String id) {
        return site.find("media", id).path("slug");
    }
}
