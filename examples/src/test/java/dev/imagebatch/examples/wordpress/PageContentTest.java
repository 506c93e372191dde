package dev.imagebatch.examples.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageContentTest {

    private static final String TEXT = "<!-- wp:paragraph -->\n<p>Costs $5 \\1</p>\n<!-- /wp:paragraph -->";
    private static final String OTHER =
            "<!-- wp:image {\"id\":7} --><figure><img src=\"own.png\"/></figure><!-- /wp:image -->";

    @Test
    void with_imagesInAnyOrder_putsThemInTheOrderOfTheirMarks() {
        String all = with(with(with(TEXT, block("b", 2)), block("c", 3)), block("a", 1));

        assertThat(all).isEqualTo(String.join("\n\n", TEXT, text("a", 1), text("b", 2), text("c", 3)));
    }

    @Test
    void with_sameImageAgain_changesNothing() {
        String once = with(TEXT, block("a", 1));

        assertThat(with(once, block("a", 1))).isEqualTo(once);
    }

    @Test
    void with_otherImageForTheSameMark_takesItsPlace() {
        String before = with(with(TEXT, block("a", 1)), block("b", 2));

        assertThat(with(before, block("a", 3))).isEqualTo(String.join("\n\n", TEXT, text("a", 3), text("b", 2)));
    }

    @Test
    void with_imagesThatAnEditorPutOrMoved_leavesThem() {
        String edited = OTHER + text("b", 2) + TEXT + OTHER;

        assertThat(with(edited, block("a", 1))).isEqualTo(OTHER + text("a", 1) + "\n\n" + text("b", 2) + TEXT + OTHER);
        assertThat(with(edited, block("b", 4))).isEqualTo(OTHER + text("b", 4) + TEXT + OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<!-- wp:image {\"className\":\"imagebatch-a\"} --> and no end",
                "<!-- wp:image {\"className\":\"imagebatch-a",
                "<!-- wp:image {<!-- wp:image {<!-- wp:image {",
                "<!-- /wp:image --><!-- wp:image -->"
            })
    void with_contentThatIsBroken_isAddedAtTheEnd(String broken) {
        assertThat(with(broken, block("a", 1))).startsWith(broken).endsWith(text("a", 1));
    }

    @Test
    void block_withMarkupInTheAlternativeText_escapesIt() {
        ImageBlock block = new ImageBlock("imagebatch-a", "1", "https://a.example/a.png?x=1&y=2", "\"><script>");

        assertThat(block.text())
                .contains("src=\"https://a.example/a.png?x=1&amp;y=2\" alt=\"&quot;&gt;&lt;script&gt;\"");
    }

    private static String with(String content, ImageBlock block) {
        return new PageContent(content).with(block);
    }

    private static ImageBlock block(String mark, int id) {
        return new ImageBlock("imagebatch-" + mark, Integer.toString(id), "https://a.example/" + id + ".png", "");
    }

    private static String text(String mark, int id) {
        return block(mark, id).text();
    }
}
