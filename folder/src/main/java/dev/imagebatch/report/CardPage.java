package dev.imagebatch.report;

import java.nio.file.Path;

/**
 * The cards of one page.
 *
 * @param number the page's number, from 1
 * @param body the file that holds the cards' markup
 * @param counts how many cards of each status there are
 */
record CardPage(int number, Path body, StatusCounts counts) {

    /** The file name of the page with a number. */
    static String fileName(int number) {
        return number == 1 ? "index.html" : "index-" + number + ".html";
    }
}
