/** Shared code of providers over HTTP: streamed JSON answers, waits, redaction and the check of addresses. */
@NullMarked
package dev.imagebatch.http;

import org.jspecify.annotations.NullMarked;
