package dev.imagebatch.report;

import dev.imagebatch.failure.Failure;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.text.DisplayFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The card of one result. */
record Card(ImageGenerationResult result, List<Preview> previews, Anchors anchors) {

    private static final int LONGEST_TEXT = 10_000;

    void writeTo(Html html) {
        html.raw("<article class=\"card\"")
                .attribute("id", Anchors.name(result.id()))
                .attribute(
                        "data-status",
                        Status.all(result).stream().map(Status::key).collect(Collectors.joining(" ")));
        result.failure()
                .ifPresent(failure -> html.attribute("data-kind", failure.kind().name()));
        html.attribute("data-cost", Long.toString(result.cost().nanos()))
                .attribute("data-ms", Long.toString(result.processingTime().toMillis()))
                .raw(">\n");
        image(html);
        new CardPieces(result, previews).writeTo(html);
        html.raw("<div class=\"body\">\n");
        heading(html);
        texts(html);
        result.failure().ifPresent(failure -> failure(html, failure));
        warnings(html);
        html.element("p", "meta", String.join(" \u00b7 ", meta())).raw("\n");
        new CardDetails(result).writeTo(html);
        html.raw("</div>\n</article>\n");
    }

    private void image(Html html) {
        Preview preview = previews.get(0);
        String link = preview.link();
        if (link == null) {
            html.raw("<div class=\"pic\">");
        } else {
            html.raw("<a class=\"pic\" target=\"_blank\" rel=\"noopener\"")
                    .attribute("href", link)
                    .attribute("aria-label", "Open the image " + result.id())
                    .raw(">");
        }
        preview.writeTo(html, cut(result.specification().altText().orElse("")));
        html.raw(link == null ? "</div>\n" : "</a>\n");
    }

    private void heading(Html html) {
        Status status = Status.of(result);
        html.raw("<div class=\"head\"><h3 data-s dir=\"auto\">")
                .text(result.id())
                .raw("</h3>")
                .element("span", "badge s-" + status.key(), status.label())
                .raw("</div>\n");
        result.duplicateOf()
                .ifPresent(first -> html.raw("<p class=\"same\">Same image as <a dir=\"auto\"")
                        .attribute("href", anchors.address(first))
                        .raw(">")
                        .text(first)
                        .raw("</a></p>\n"));
    }

    private void texts(Html html) {
        ImageSpecification specification = result.specification();
        html.raw("<p class=\"prompt\" data-s dir=\"auto\">")
                .text(cut(specification.prompt()))
                .raw("</p>\n");
        specification
                .altText()
                .ifPresent(alt -> html.raw("<p class=\"alt\"><b>Alt</b> <span data-s dir=\"auto\">")
                        .text(cut(alt))
                        .raw("</span></p>\n"));
    }

    private static void failure(Html html, Failure failure) {
        html.raw("<div class=\"why\"><p><b>")
                .text(DisplayText.kind(failure.kind()))
                .raw("</b></p>\n<p dir=\"auto\">")
                .text(cut(failure.message()))
                .raw("</p>\n")
                .element("p", "next", DisplayText.sentence(failure.kind().nextAction()) + ".")
                .element(
                        "p",
                        "stage",
                        DisplayText.sentence(failure.stage().label()) + " \u00b7 "
                                + DisplayText.charged(failure.charged()))
                .raw("</div>\n");
    }

    private void warnings(Html html) {
        if (!result.warnings().isEmpty()) {
            html.raw("<ul class=\"warnings\" aria-label=\"Warnings\">");
            result.warnings()
                    .forEach(warning ->
                            html.raw("<li dir=\"auto\">").text(cut(warning)).raw("</li>"));
            html.raw("</ul>\n");
        }
    }

    private List<String> meta() {
        List<String> parts = new ArrayList<>();
        result.stored().ifPresent(image -> parts.add(DisplayText.size(image.info())));
        boolean paidNow =
                result.outcome() == Outcome.GENERATED || !result.cost().isZero() && !result.isSuccess();
        if (paidNow) {
            parts.add(result.cost().toString());
        }
        if (!result.processingTime().isZero()) {
            parts.add(DisplayFormat.duration(result.processingTime()));
        }
        if (!result.model().isEmpty()) {
            parts.add(result.model());
        }
        return parts;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        return text.substring(0, LONGEST_TEXT) + " \u2026 (" + DisplayFormat.count(text.length() - LONGEST_TEXT)
                + " more characters)";
    }
}
