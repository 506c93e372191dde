/** Stores images in buckets: start from {@link dev.imagebatch.sink.s3.S3Sink}. */
@NullMarked
package dev.imagebatch.sink.s3;

import org.jspecify.annotations.NullMarked;
