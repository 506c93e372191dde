/** The HTTP client below Amazon's SDK: start from {@link dev.imagebatch.aws.JdkHttpClient}. */
@NullMarked
package dev.imagebatch.aws;

import org.jspecify.annotations.NullMarked;
