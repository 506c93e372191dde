package dev.imagebatch.examples.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.examples.cms.CmsException;
import dev.imagebatch.examples.cms.CmsPlace;
import dev.imagebatch.examples.cms.NamedLocks;
import dev.imagebatch.sink.Binding;
import dev.imagebatch.sink.ReferenceBinder;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * A binder that shows stored images on pages. A place is {@code page/parking#featured}: the page with the slug
 * {@code parking}, or {@code post/...}.
 *
 * <p>The featured image is the first variant of one field. The images of all other fields are inserted into the page's
 * content in the order of fields and variants. An image that an editor moved keeps its place. Thread-safe and
 * idempotent.
 */
public final class WordPressBinder implements ReferenceBinder {

    private final WordPressSite site;
    private final Set<String> featured;
    private final NamedLocks locks = new NamedLocks();

    /** Creates a binder for a site's pages; the named fields are featured images. */
    public WordPressBinder(WordPressSite site, Set<String> featured) {
        this.site = site;
        this.featured = Set.copyOf(featured);
    }

    @Override
    public void bind(Binding binding) throws IOException, InterruptedException {
        CmsPlace place = CmsPlace.parse(binding.place());
        String type = collection(place.type());
        // No other image may be added between reading and writing a page.
        locks.alone(place.page(), () -> {
            JsonNode page = site.page(type, place.name());
            String id = page.path("id").asText();
            Map<String, String> changes = changes(page, place, binding);
            if (!changes.isEmpty()) {
                site.changePage(type, id, changes);
                if (!changes(site.page(type, place.name()), place, binding).isEmpty()) {
                    throw CmsException.notKept(place.page());
                }
            }
            return id;
        });
    }

    private Map<String, String> changes(JsonNode page, CmsPlace place, Binding binding) throws IOException {
        return isFeatured(place, binding) ? featured(page, binding) : content(page, binding);
    }

    private boolean isFeatured(CmsPlace place, Binding binding) {
        return featured.contains(place.field())
                && binding.variant() == 0
                && binding.piece().isEmpty();
    }

    private static Map<String, String> featured(JsonNode page, Binding binding) {
        String image = binding.image().id();
        return page.path("featured_media").asText().equals(image) ? Map.of() : Map.of("featured_media", image);
    }

    private static Map<String, String> content(JsonNode page, Binding binding) throws IOException {
        String before = page.path("content").path("raw").asText();
        String after = new PageContent(before).with(ImageBlock.of(binding));
        return after.equals(before) ? Map.of() : Map.of("content", after);
    }

    private static String collection(String type) {
        return type.equals("page") || type.equals("post") ? type + "s" : type;
    }
}
