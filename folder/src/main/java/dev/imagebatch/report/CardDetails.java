package dev.imagebatch.report;

import dev.imagebatch.image.StoredPart;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.result.ImageGenerationResult.Outcome;
import dev.imagebatch.result.ImageRecord;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.text.DisplayFormat;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** The details of a card, closed at first. */
record CardDetails(ImageGenerationResult result) {

    void writeTo(Html html) {
        html.raw("<details><summary>Details<span class=\"vh\"> of ")
                .text(result.id())
                .raw("</span></summary><dl>");
        ImageSpecification specification = result.specification();
        specification.type().ifPresent(type -> row(html, "Type", type));
        specification.style().ifPresent(style -> row(html, "Style", style));
        specification.quality().ifPresent(quality -> row(html, "Quality", quality));
        specification.subject().ifPresent(subject -> row(html, "Subject", subject));
        specification.owner().ifPresent(owner -> row(html, "Owner", owner));
        specification.negativePrompt().ifPresent(text -> row(html, "Negative prompt", text));
        specification.seed().ifPresent(seed -> row(html, "Seed", Long.toString(seed + result.variant())));
        tags(html, specification);
        places(html, specification);
        made(html);
        result.record().ifPresent(record -> record(html, record));
        html.raw("</dl></details>\n");
    }

    private void made(Html html) {
        DisplayText.model(result).ifPresent(model -> row(html, "Model", model));
        boolean earlier = result.outcome() == Outcome.REUSED || result.outcome() == Outcome.DUPLICATE;
        row(html, earlier ? "Cost when made" : "Cost", result.cost().toString());
        row(html, "Attempts", Integer.toString(result.attempts()));
        row(html, "Took", DisplayFormat.duration(result.processingTime()));
        if (!result.finished().equals(Instant.EPOCH)) {
            row(html, "Finished", DisplayText.date(result.finished()));
        }
        result.stored().ifPresent(image -> {
            row(html, "Stored as", image.id());
            row(
                    html,
                    "Size",
                    DisplayText.size(image.info()) + ", "
                            + DisplayFormat.bytes(image.info().length()));
        });
        Optional.ofNullable(
                        result.stored().isEmpty()
                                ? result.specification().dimensions().orElse(null)
                                : null)
                .ifPresent(size -> row(html, "Requested size", size.width() + " \u00d7 " + size.height()));
    }

    private static void record(Html html, ImageRecord record) {
        record.modelVersion().ifPresent(version -> row(html, "Model version", version));
        record.requestId().ifPresent(id -> row(html, "Request", id));
        if (!record.transforms().isEmpty()) {
            row(html, "Transforms", String.join(", ", record.transforms()));
        }
        if (!record.marks().isEmpty()) {
            row(html, "Marks", String.join(", ", record.marks()));
        }
        if (record.pieces().size() > 1) {
            html.raw("<div><dt>Pieces</dt><dd>");
            for (StoredPart piece :
                    record.pieces().subList(0, Math.min(record.pieces().size(), Previews.MOST_PIECES))) {
                html.raw("<span class=\"place\" dir=\"auto\">")
                        .text(piece.image().id())
                        .raw("</span>");
            }
            html.raw("</dd></div>");
        }
    }

    private static void tags(Html html, ImageSpecification specification) {
        if (!specification.tags().isEmpty()) {
            html.raw("<div><dt>Tags</dt><dd class=\"tags\">");
            new TreeMap<>(specification.tags())
                    .forEach((name, value) -> html.raw("<span data-s dir=\"auto\">")
                            .text(value.isEmpty() ? name : name + ": " + value)
                            .raw("</span> "));
            html.raw("</dd></div>");
        }
    }

    private static void places(Html html, ImageSpecification specification) {
        if (!specification.usedBy().isEmpty()) {
            html.raw("<div><dt>Used by</dt><dd>");
            specification
                    .usedBy()
                    .forEach(place -> html.raw("<span class=\"place\" dir=\"auto\">")
                            .text(place)
                            .raw("</span>"));
            html.raw("</dd></div>");
        }
    }

    private static void row(Html html, String name, String value) {
        html.raw("<div><dt>" + name + "</dt><dd dir=\"auto\">").text(value).raw("</dd></div>");
    }
}
