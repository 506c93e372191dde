/**
 * Strict fakes of image services over HTTP on the loopback address. Start from
 * {@link dev.imagebatch.testkit.fake.FakeVendor} and {@link dev.imagebatch.testkit.fake.Fault}.
 */
@NullMarked
package dev.imagebatch.testkit.fake;

import org.jspecify.annotations.NullMarked;
