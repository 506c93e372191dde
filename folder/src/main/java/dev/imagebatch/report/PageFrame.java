package dev.imagebatch.report;

import java.util.List;

/** The markup above and below the cards of one page. */
final class PageFrame {

    /** The mark of a page written by this class. */
    static final String GENERATOR = "<meta name=\"generator\" content=\"imagebatch contact sheet\">";

    private final Assets assets;
    private final Heading heading;
    private final ResultTotals tally;
    private final List<CardPage> pages;
    private final CardPage page;

    PageFrame(Assets assets, Heading heading, ResultTotals tally, List<CardPage> pages, CardPage page) {
        this.assets = assets;
        this.heading = heading;
        this.tally = tally;
        this.pages = pages;
        this.page = page;
    }

    void writeAbove(Html html) {
        head(html);
        html.raw("<body>\n<a class=\"skip\" href=\"#images\">Skip to the images</a>\n");
        top(html);
        new FailuresPanel(tally.failures(), page.number(), pages.size()).writeTo(html);
        new Toolbar(page.counts(), pages.size() > 1).writeTo(html);
        html.raw("<main id=\"images\" tabindex=\"-1\">\n<h2 class=\"vh\">Images</h2>\n");
        new Pager(pages, page.number()).writeTo(html, "Pages");
        html.raw("<div class=\"grid\" id=\"grid\">\n");
    }

    void writeBelow(Html html) {
        html.raw("</div>\n");
        if (page.counts().total() == 0) {
            html.raw("<p class=\"none\">There are no images yet.</p>\n");
        }
        html.raw("<div class=\"none\" id=\"none\" hidden><p>No image matches.</p>")
                .raw("<button type=\"button\" class=\"button\" id=\"clear\">Show all images</button></div>\n");
        new Pager(pages, page.number()).writeTo(html, "Pages, at the end");
        html.raw("</main>\n<footer class=\"foot wide\">Made with imagebatch. ")
                .raw("This page works offline and loads nothing from the network.</footer>\n<script>")
                .raw(assets.script())
                .raw("</script>\n</body>\n</html>\n");
    }

    private void head(Html html) {
        html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" + GENERATOR + "\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\"")
                .attribute("content", assets.policy())
                .raw(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
                .raw("<meta name=\"robots\" content=\"noindex\">\n<link rel=\"icon\" href=\"data:,\">\n<title>")
                .text(heading.title() + " \u2013 contact sheet" + pageNumber())
                .raw("</title>\n<style>")
                .raw(assets.style())
                .raw("</style>\n</head>\n");
    }

    private String pageNumber() {
        return page.number() == 1 ? "" : ", page " + page.number();
    }

    private void top(Html html) {
        html.raw(
                        "<header class=\"top\">\n<div class=\"wide\">\n<p class=\"kicker\">Contact sheet</p>\n<h1 dir=\"auto\">")
                .text(heading.title())
                .raw("</h1>\n<p class=\"line\">")
                .text(heading.line())
                .raw("</p>\n");
        if (heading.stop() != null) {
            html.element("p", "stop", heading.stop()).raw("\n");
        }
        new StatusBar(tally.counts()).writeTo(html);
        html.raw("<dl class=\"facts\">");
        for (Heading.Fact fact : heading.facts()) {
            html.raw("<div><dt>")
                    .text(fact.name())
                    .raw("</dt><dd dir=\"auto\">")
                    .text(fact.value())
                    .raw("</dd></div>");
        }
        if (heading.finished() != null) {
            html.raw("<div><dt>Finished</dt><dd><time")
                    .attribute("datetime", heading.finished().toString())
                    .raw(">")
                    .text(DisplayText.date(heading.finished()))
                    .raw("</time></dd></div>");
        }
        html.raw("</dl>\n</div>\n</header>\n");
    }
}
