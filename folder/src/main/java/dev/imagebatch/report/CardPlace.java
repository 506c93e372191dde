package dev.imagebatch.report;

/**
 * Where a card is.
 *
 * @param page the page's number
 * @param anchor the card's name on its page
 */
record CardPlace(int page, String anchor) {

    /** The relative address, seen from a page. */
    String from(int other) {
        return (page == other ? "" : CardPage.fileName(page)) + "#" + anchor;
    }
}
