package dev.imagebatch.provider.nova;

import static dev.imagebatch.spec.ReferenceImage.Role.IMAGE;
import static dev.imagebatch.spec.ReferenceImage.Role.MASK;

import dev.imagebatch.bedrock.AmazonRequestBehaviour;
import dev.imagebatch.bedrock.BedrockStand;
import dev.imagebatch.spec.ImageRequest;
import org.junit.jupiter.api.Test;

class NovaRequestTest extends AmazonRequestBehaviour {

    NovaRequestTest() {
        super(new Stand("seed", "omit", "imagesPerCall", "5"), 1024);
    }

    @Override
    protected BedrockStand standWithoutOptions() {
        return new Stand();
    }

    @Override
    protected ImageRequest.Builder usual(String... options) {
        return Stand.request(options);
    }

    @Test
    void style_vivid_raisesTheGuidance() throws Exception {
        stand.assertSent(
                "style-vivid",
                request("style", "vivid", "negativeText", "default")
                        .size(stand.provider
                                .capabilities("amazon.nova-canvas-v1:0")
                                .sizes()
                                .nearest(new dev.imagebatch.image.AspectRatio(16, 9)))
                        .quality("standard"),
                1);
    }

    @Test
    void style_natural_lowersTheGuidance() throws Exception {
        stand.assertSent("style-natural", request("style", "natural"), 1);
    }

    @Test
    void style_animeAndPhotographic_keepTheUsualGuidance() throws Exception {
        stand.assertSent("text-image", request("style", "anime"), 1);
        stand.assertSent("text-image", request("style", "photographic"), 1);
    }

    @Test
    void style_ofTheVendor_isSent() throws Exception {
        stand.assertSent("style-look", request("style", "DESIGN_SKETCH"), 1);
    }

    @Test
    void tryOn_byGarment() throws Exception {
        stand.assertSent(
                "try-on-garment",
                request(
                                "task", "VIRTUAL_TRY_ON",
                                "garmentClass", "UPPER_BODY",
                                "maskShape", "CONTOUR",
                                "tuckingStyle", "TUCKED",
                                "mergeStyle", "SEAMLESS",
                                "preserveFace", "ON")
                        .references(Stand.references(Stand.IMAGE, IMAGE, Stand.OTHER, IMAGE)),
                1);
    }

    @Test
    void tryOn_byPromptOrMask() throws Exception {
        stand.assertSent(
                "try-on-prompt",
                request("task", "VIRTUAL_TRY_ON", "maskPrompt", "the coat")
                        .references(Stand.references(Stand.IMAGE, IMAGE, Stand.OTHER, IMAGE)),
                1);
        stand.assertSent(
                "try-on-mask",
                request("task", "VIRTUAL_TRY_ON")
                        .references(Stand.references(Stand.IMAGE, IMAGE, Stand.OTHER, IMAGE, Stand.MASK, MASK)),
                1);
        assertRefused(
                request("task", "VIRTUAL_TRY_ON").references(Stand.references(Stand.IMAGE, IMAGE, Stand.OTHER, IMAGE)),
                "garmentClass");
        assertRefused(
                request("task", "VIRTUAL_TRY_ON").references(Stand.references(Stand.IMAGE, IMAGE)), "two references");
    }

    @Test
    void size_isLeftOut_whereTheResultTakesThatOfAPicture() throws Exception {
        stand.assertSent(
                "inpainting-mask",
                request().size(SMALL).references(Stand.references(Stand.IMAGE, IMAGE, Stand.MASK, MASK)),
                1);
    }
}
