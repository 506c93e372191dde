/** The HTTP client for the AWS SDK. Start from {@link dev.imagebatch.aws.JdkHttpClient}. */
@NullMarked
package dev.imagebatch.aws;

import org.jspecify.annotations.NullMarked;
