package dev.imagebatch.examples.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The content of a page: blocks, some of them images of a batch. */
record PageContent(String text) {

    private static final Pattern START = Pattern.compile(
            "<!-- wp:image \\{[^>]{0,2000}?\"className\":\"[^\"\\n]{0,500}?(imagebatch-[a-z0-9-]{1,200})");
    private static final String END = "<!-- /wp:image -->";

    /**
     * Returns the content with an image that replaces the one with the same mark, or is inserted in the order of marks.
     */
    String with(ImageBlock image) {
        List<Found> there = found();
        for (Found found : there) {
            int order = found.mark().compareTo(image.mark());
            if (order == 0) {
                return text.substring(0, found.from()) + image.text() + text.substring(found.to());
            }
            if (order > 0) {
                return text.substring(0, found.from()) + image.text() + "\n\n" + text.substring(found.from());
            }
        }
        int end = there.isEmpty() ? text.length() : there.get(there.size() - 1).to();
        return text.substring(0, end) + (end == 0 ? "" : "\n\n") + image.text() + text.substring(end);
    }

    private List<Found> found() {
        List<Found> found = new ArrayList<>();
        Matcher start = START.matcher(text);
        int from = 0;
        while (start.find(from)) {
            int end = text.indexOf(END, start.end());
            if (end < 0) {
                break;
            }
            from = end + END.length();
            found.add(new Found(start.group(1), start.start(), from));
        }
        return found;
    }

    private record Found(String mark, int from, int to) {}
}
