package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * What a bucket has under a key.
 *
 * @param bucket the bucket
 * @param key the key
 * @param head what the bucket said of it
 */
record StoredObject(Bucket bucket, String key, HeadObjectResponse head) {

    boolean hasLength(long length) {
        Long actual = head.contentLength();
        return actual != null && actual == length;
    }

    /** Whether it is these bytes: by the server's checksum, or by reading them where the server has none. */
    boolean holds(UploadContent content) throws IOException, InterruptedException {
        if (!hasLength(content.length())) {
            return false;
        }
        String checksum = head.checksumSHA256();
        if (checksum != null && head.checksumType() != ChecksumType.COMPOSITE && !checksum.contains("-")) {
            return checksum.equals(content.base64());
        }
        try (InputStream in = bucket.read(key, content.length())) {
            return UploadContent.of(in).equals(content);
        }
    }

    /** Whether it lies beside an image with this checksum. */
    boolean isSidecarOf(String sha256) {
        return sha256.equals(head.metadata().get(ObjectMetadata.IMAGE_SHA256));
    }

    /** As long as nothing else takes its place. */
    WriteCondition unchanged() {
        String etag = head.eTag();
        return etag == null ? WriteCondition.NONE : WriteCondition.unchanged(etag);
    }
}
