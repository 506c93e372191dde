package dev.imagebatch.report;

import java.util.List;

/** The links between pages; empty for a sheet of one page. */
record Pager(List<CardPage> pages, int current) {

    private static final int AROUND = 2;

    void writeTo(Html html, String label) {
        if (pages.size() < 2) {
            return;
        }
        html.raw("<nav class=\"pager\"").attribute("aria-label", label).raw(">");
        step(html, current - 1, "prev", "Previous");
        int last = 0;
        for (CardPage page : pages) {
            if (isNamed(page.number())) {
                html.raw(page.number() > last + 1 ? "<span class=\"gap\">\u2026</span>" : "");
                number(html, page.number());
                last = page.number();
            }
        }
        step(html, current + 1, "next", "Next");
        html.raw("</nav>\n");
    }

    private boolean isNamed(int number) {
        return number == 1 || number == pages.size() || Math.abs(number - current) <= AROUND;
    }

    private void number(Html html, int number) {
        html.raw("<a").attribute("href", CardPage.fileName(number));
        html.raw(number == current ? " aria-current=\"page\"" : "")
                .raw("><span class=\"vh\">Page </span>" + number + "</a>");
    }

    private void step(Html html, int to, String relation, String label) {
        if (to >= 1 && to <= pages.size()) {
            html.raw("<a")
                    .attribute("rel", relation)
                    .attribute("href", CardPage.fileName(to))
                    .raw(">" + label + "</a>");
        }
    }
}
