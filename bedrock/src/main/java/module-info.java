/** The common code of the image providers on Amazon Bedrock. */
module dev.imagebatch.bedrock {
    requires com.fasterxml.jackson.core;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive dev.imagebatch;
    requires dev.imagebatch.aws;
    requires dev.imagebatch.http;
    requires static transitive org.jspecify;
    requires software.amazon.awssdk.auth;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.http.auth.spi;
    requires software.amazon.awssdk.identity.spi;
    requires software.amazon.awssdk.regions;
    requires software.amazon.awssdk.retries;
    requires software.amazon.awssdk.retries.api;
    requires transitive software.amazon.awssdk.services.bedrockruntime;

    exports dev.imagebatch.bedrock;
}
