package dev.imagebatch.report;

/**
 * The place of a card.
 *
 * @param page the number of the page
 * @param anchor the anchor on the page
 */
record CardPlace(int page, String anchor) {

    /** Returns the address relative to a page. */
    String from(int other) {
        return (page == other ? "" : CardPage.fileName(page)) + "#" + anchor;
    }
}
