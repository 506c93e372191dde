package dev.imagebatch.examples.wordpress;

import dev.imagebatch.examples.cms.CmsName;
import dev.imagebatch.examples.cms.CmsPlace;
import dev.imagebatch.sink.Binding;
import java.io.IOException;
import java.util.Locale;

/**
 * An image in a page's content, as the editor writes it.
 *
 * @param mark a class name by which it is found again, and which orders the images of a page
 * @param id the media's number
 * @param address where the picture is
 * @param alt its alternative text
 */
record ImageBlock(String mark, String id, String address, String alt) {

    static final String MARK = "imagebatch-";

    static ImageBlock of(Binding binding) throws IOException {
        return new ImageBlock(
                mark(binding),
                binding.image().id(),
                binding.image().address().orElseThrow().toString(),
                binding.specification().altText().orElse(""));
    }

    /** Of one place, specification, variant and piece, whichever picture it is today. */
    private static String mark(Binding binding) throws IOException {
        String field = CmsPlace.parse(binding.place()).field();
        String order = String.format(
                Locale.ROOT, "%s %s %04d %s", field, binding.specification().id(), binding.variant(), binding.piece());
        return MARK + CmsName.slug(order) + "-" + CmsName.checksum(order);
    }

    String text() {
        return """
                <!-- wp:image {"id":%s,"className":"%s"} -->
                <figure class="wp-block-image %s"><img src="%s" alt="%s" class="wp-image-%s"/></figure>
                <!-- /wp:image -->""".formatted(id, mark, mark, escaped(address), escaped(alt), id);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
