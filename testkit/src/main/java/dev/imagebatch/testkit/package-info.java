/**
 * Fakes and contract tests for code that uses or extends imagebatch. Start from
 * {@link dev.imagebatch.testkit.ScriptedProvider} and {@link dev.imagebatch.testkit.ManualClock}.
 */
@NullMarked
package dev.imagebatch.testkit;

import org.jspecify.annotations.NullMarked;
