package dev.imagebatch.examples.cms;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field of a page, as specifications name it: {@code page/parking#hero}.
 *
 * @param type the page's type, such as {@code page} or {@code article}
 * @param name the page's name on the site
 * @param field the page's field
 */
public record CmsPlace(String type, String name, String field) {

    private static final Pattern FORM = Pattern.compile("([a-z0-9_-]+)/([^#]+)#([A-Za-z0-9_-]+)");

    /** Parses a place. */
    public static CmsPlace parse(String text) throws IOException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IOException("a place must be a type, a name and a field, such as page/parking#hero");
        }
        return new CmsPlace(form.group(1), form.group(2), form.group(3));
    }

    /** Returns the page without the field. */
    public String page() {
        return type + "/" + name;
    }
}
