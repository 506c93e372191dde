/** A folder of images with its ledger, record and contact sheet. */
@NullMarked
package dev.imagebatch.folder;

import org.jspecify.annotations.NullMarked;
