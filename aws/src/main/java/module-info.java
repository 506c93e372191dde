/** The HTTP client below Amazon's SDK. */
module dev.imagebatch.aws {
    requires java.net.http;
    requires static org.jspecify;
    requires software.amazon.awssdk.core;
    requires transitive software.amazon.awssdk.http;
    requires software.amazon.awssdk.utils;

    exports dev.imagebatch.aws;
}
