package dev.imagebatch.report;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.text.DisplayFormat;
import java.util.List;

/** The panel of failures by kind with their next actions; empty without failures. */
record FailuresPanel(List<FailureGroup> groups, int page, int pages) {

    void writeTo(Html html) {
        if (groups.isEmpty()) {
            return;
        }
        html.raw("<section class=\"failures wide\" aria-labelledby=\"failures\">\n")
                .raw("<h2 id=\"failures\">What needs attention</h2>\n<ul>\n");
        for (FailureGroup group : groups) {
            write(html, group);
        }
        html.raw("</ul>\n</section>\n");
    }

    private void write(Html html, FailureGroup group) {
        FailureKind kind = group.kind();
        html.raw("<li><span class=\"count\">" + DisplayFormat.count(group.count()) + "</span>\n<h3>")
                .text(DisplayText.kind(kind))
                .raw(" <small>")
                .text(counts(group))
                .raw("</small></h3>\n<div>")
                .element("p", "next", DisplayText.sentence(kind.nextAction()) + ".")
                .raw("\n<p class=\"ids\">");
        for (FailureGroup.Named named : group.first()) {
            html.raw("<a dir=\"auto\"")
                    .attribute("href", named.where().from(page))
                    .raw(">")
                    .text(named.id())
                    .raw("</a> ");
        }
        long more = group.count() - group.first().size();
        html.raw(more > 0 ? "<span>and " + DisplayFormat.count(more) + " more</span>" : "")
                .raw("</p></div>\n");
        html.raw("<button type=\"button\" class=\"button needs-script\"")
                .attribute("data-show-kind", kind.name())
                .attribute("data-label", DisplayText.kind(kind))
                .raw(">Show" + (pages > 1 ? " on this page" : ""))
                .element("span", "vh", ": " + DisplayText.kind(kind))
                .raw("</button></li>\n");
    }

    private static String counts(FailureGroup group) {
        if (group.skipped() == 0) {
            return "failed";
        }
        long failed = group.count() - group.skipped();
        return failed == 0
                ? "skipped"
                : DisplayFormat.count(failed) + " failed, " + DisplayFormat.count(group.skipped()) + " skipped";
    }
}
