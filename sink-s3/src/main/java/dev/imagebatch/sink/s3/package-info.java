/** Sinks that store images in S3 buckets; see {@link dev.imagebatch.sink.s3.S3Sink}. */
@NullMarked
package dev.imagebatch.sink.s3;

import org.jspecify.annotations.NullMarked;
