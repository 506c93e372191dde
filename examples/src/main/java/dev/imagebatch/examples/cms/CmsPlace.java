package dev.imagebatch.examples.cms;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field of a page, as specifications name it: {@code page/parking#hero}.
 *
 * @param type what sort of page it is, such as {@code page} or {@code article}
 * @param name its name on the site
 * @param field which of its fields
 */
public record CmsPlace(String type, String name, String field) {

    private static final Pattern FORM = Pattern.compile("([a-z0-9_-]+)/([^#]+)#([A-Za-z0-9_-]+)");

    /** Reads a place. */
    public static CmsPlace parse(String text) throws IOException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IOException("a place is a type, a name and a field, such as page/parking#hero");
        }
        return new CmsPlace(form.group(1), form.group(2), form.group(3));
    }

    /** The page without the field. */
    public String page() {
        return type + "/" + name;
    }
}
