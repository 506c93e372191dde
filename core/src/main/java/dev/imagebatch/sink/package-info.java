/**
 * The extension point for storage. Start from {@link dev.imagebatch.sink.ImageSink} and
 * {@link dev.imagebatch.sink.FileSystemSink}.
 */
@NullMarked
package dev.imagebatch.sink;

import org.jspecify.annotations.NullMarked;
