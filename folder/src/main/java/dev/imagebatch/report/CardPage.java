package dev.imagebatch.report;

import java.nio.file.Path;

/**
 * The cards of one page.
 *
 * @param number the number of the page, from 1
 * @param body the file with the markup of the cards
 * @param counts the numbers of cards by status
 */
record CardPage(int number, Path body, StatusCounts counts) {

    /** Returns the file name of a page. */
    static String fileName(int number) {
        return number == 1 ? "index.html" : "index-" + number + ".html";
    }
}
