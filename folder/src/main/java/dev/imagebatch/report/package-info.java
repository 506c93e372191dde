/** The contact sheet, a single offline HTML page. Start from {@link dev.imagebatch.report.ContactSheet}. */
@NullMarked
package dev.imagebatch.report;

import org.jspecify.annotations.NullMarked;
