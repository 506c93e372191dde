package dev.imagebatch.report;

import dev.imagebatch.text.DisplayFormat;

/** The toolbar for search, filters and order, shown only if the script runs. */
record Toolbar(StatusCounts counts, boolean oneOfMany) {

    private static final String SEARCH = """
            <div class="tools needs-script" role="search">
            <div class="wide">
            <div class="field"><label class="vh" for="search">Search prompts, ids, alt texts and tags</label>
            <input type="search" id="search" placeholder="Search prompts, ids, alt texts, tags" autocomplete="off" spellcheck="false"><kbd aria-hidden="true">/</kbd></div>
            """;

    private static final String ORDER = """
            <div class="wide list needs-script">
            <p class="shown" id="shown" role="status"%s></p>
            <label class="order"><span>Order</span> <select id="order" autocomplete="off">
            <option value="">As given</option>
            <option value="id">Id</option>
            <option value="cost">Highest cost</option>
            <option value="ms">Longest time</option>
            </select></label>
            <button type="button" class="button" id="details" aria-pressed="false">All details</button>
            </div>
            """;

    void writeTo(Html html) {
        html.raw(SEARCH).raw("<div class=\"filters\" role=\"group\" aria-label=\"Show\">\n");
        filter(html, "all", "All", counts.total());
        for (Status status : Status.values()) {
            if (counts.shownBy(status) > 0) {
                filter(html, status.key(), status.plural(), counts.shownBy(status));
            }
        }
        html.raw(
                "<button type=\"button\" class=\"filter\" id=\"kind\" aria-pressed=\"true\" hidden></button>\n</div>\n");
        html.raw("</div>\n</div>\n");
        html.raw(ORDER.formatted(oneOfMany ? " data-where=\" on this page\"" : ""));
    }

    private static void filter(Html html, String key, String label, long count) {
        html.raw("<button type=\"button\"")
                .attribute("class", "filter s-" + key)
                .attribute("data-filter", key)
                .attribute("aria-pressed", key.equals("all") ? "true" : "false")
                .raw(">" + label + " <span class=\"n\">" + DisplayFormat.count(count) + "</span></button>\n");
    }
}
