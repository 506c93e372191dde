/** Image sinks for buckets of Amazon S3 and of S3-compatible servers. */
module dev.imagebatch.sink.s3 {
    requires transitive dev.imagebatch;
    requires dev.imagebatch.aws;
    requires java.net.http;
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires transitive software.amazon.awssdk.auth;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries;
    requires software.amazon.awssdk.retries.api;
    requires software.amazon.awssdk.services.s3;
    requires software.amazon.awssdk.utils;

    exports dev.imagebatch.sink.s3;
}
