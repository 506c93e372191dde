package dev.imagebatch.examples.drupal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.examples.cms.CmsException;
import dev.imagebatch.examples.cms.CmsPlace;
import dev.imagebatch.examples.cms.NamedLocks;
import dev.imagebatch.sink.Binding;
import dev.imagebatch.sink.ReferenceBinder;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * A binder that puts stored images into media fields of content. A place is {@code page/parking#steps}: the content of
 * the type {@code page} named {@code parking}, and its field {@code field_steps}, or as configured.
 *
 * <p>A single-value field gets the first variant; a multi-value field gets all variants in the order of their names,
 * each once. Thread-safe and idempotent.
 */
public final class DrupalBinder implements ReferenceBinder {

    private final DrupalSite site;
    private final String nameField;
    private final UnaryOperator<String> fields;
    private final NamedLocks locks = new NamedLocks();

    /**
     * Creates a binder for a site's content.
     *
     * @param site the site
     * @param nameField the field with the names that places use, such as {@code title}
     * @param fields the machine names of the fields that places use
     */
    public DrupalBinder(DrupalSite site, String nameField, UnaryOperator<String> fields) {
        this.site = site;
        this.nameField = nameField;
        this.fields = fields;
    }

    @Override
    public void bind(Binding binding) throws IOException, InterruptedException {
        CmsPlace place = CmsPlace.parse(binding.place());
        // No other image may be added between reading and writing a field.
        locks.alone(place.page(), () -> {
            String node = site.node(place.type(), nameField, place.name());
            String name = fields.apply(place.field());
            String field = "node/" + place.type() + "/" + node + "/relationships/" + name;
            JsonNode held = site.get(field + "?include=" + name);
            if (!isShown(held, binding)) {
                if (held.path("data").isArray()) {
                    add(field, MediaList.of(held), binding.image().id());
                } else {
                    set(field, binding.image().id());
                }
                if (!isShown(site.get(field + "?include=" + name), binding)) {
                    throw CmsException.notKept(place.page());
                }
            }
            return node;
        });
    }

    /** A single-value field shows only the first variant. */
    private static boolean isShown(JsonNode field, Binding binding) {
        JsonNode held = field.path("data");
        String media = binding.image().id();
        if (held.isArray()) {
            return MediaList.of(field).has(media);
        }
        boolean isFirst = binding.variant() == 0 && binding.piece().isEmpty();
        return !isFirst || held.path("id").asText().equals(media);
    }

    private void set(String field, String media) throws IOException, InterruptedException {
        site.write("PATCH", field, Resources.identifier(Resources.MEDIA, media));
    }

    private void add(String field, MediaList held, String media) throws IOException, InterruptedException {
        ObjectNode added = Resources.identifier(Resources.MEDIA, media);
        String name = site.media(media)
                .orElseThrow(() -> new IOException("the media entity was deleted"))
                .name();
        if (held.comesLast(name)) {
            site.write("POST", field, held.alone(added));
        } else {
            site.write("PATCH", field, held.with(added, name));
        }
    }
}
