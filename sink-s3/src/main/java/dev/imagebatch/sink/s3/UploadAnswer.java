package dev.imagebatch.sink.s3;

import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * The answer to an upload. Gateways, login pages and wrong addresses answer with success too; only an empty answer of 200
 * with an ETag shows that a server of objects has stored something.
 */
record UploadAnswer(PutObjectResponse answer, Upload upload) {

    private static final int OK = 200;

    /** Returns true if the answer has every sign of a stored object. */
    boolean showsTheObject() {
        SdkHttpResponse http = answer.sdkHttpResponse();
        String etag = answer.eTag();
        String checksum = answer.checksumSHA256();
        return http.statusCode() == OK
                && etag != null
                && !etag.isBlank()
                && isEmpty(http)
                && (checksum == null || checksum.equals(upload.content().base64()));
    }

    private static boolean isEmpty(SdkHttpResponse http) {
        return http.firstMatchingHeader("Content-Length")
                .map(length -> length.strip().equals("0"))
                .orElse(http.firstMatchingHeader("Transfer-Encoding").isEmpty());
    }
}
