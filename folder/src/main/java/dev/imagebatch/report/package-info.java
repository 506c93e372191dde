/** The contact sheet, one offline page: start from {@link dev.imagebatch.report.ContactSheet}. */
@NullMarked
package dev.imagebatch.report;

import org.jspecify.annotations.NullMarked;
