package dev.imagebatch.examples.wordpress;

import dev.imagebatch.examples.cms.CmsName;
import dev.imagebatch.examples.cms.CmsPlace;
import dev.imagebatch.sink.Binding;
import java.io.IOException;
import java.util.Locale;

/**
 * An image block in a page's content in the editor's format.
 *
 * @param mark the class name that identifies it and orders the images of a page
 * @param id the media's id
 * @param address the image's address
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

    /** Returns the mark of a place, specification, variant and piece, independent of the image. */
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
