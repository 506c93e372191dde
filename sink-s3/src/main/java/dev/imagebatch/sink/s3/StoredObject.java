package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * An object found in a bucket.
 *
 * @param bucket the bucket that holds the object
 * @param key the full key of the object
 * @param head the response to the HEAD request for the object
 */
record StoredObject(Bucket bucket, String key, HeadObjectResponse head) {

    boolean hasLength(long length) {
        Long actual = head.contentLength();
        return actual != null && actual == length;
    }

    /**
     * Returns true if the object has the given content. Compares the server's checksum; reads the object if the server
     * has no checksum of all its bytes.
     */
    boolean holds(UploadContent content) throws IOException, InterruptedException {
        if (!hasLength(content.length())) {
            return false;
        }
        Optional<String> checksum = checksum();
        if (checksum.isPresent()) {
            return checksum.get().equals(content.base64());
        }
        try (InputStream in = bucket.read(key, content.length())) {
            return UploadContent.of(in).equals(content);
        }
    }

    /** Returns false if the object has another length or another checksum than the content; it is not read. */
    boolean mayHold(UploadContent content) {
        return hasLength(content.length())
                && checksum().filter(other -> !other.equals(content.base64())).isEmpty();
    }

    /** Returns the checksum of all bytes, if the server has it. */
    private Optional<String> checksum() {
        return Optional.ofNullable(head.checksumSHA256())
                .filter(value -> head.checksumType() != ChecksumType.COMPOSITE && !value.contains("-"));
    }

    /** Returns true if the object is the sidecar of the image with the given SHA-256 checksum. */
    boolean isSidecarOf(String sha256) {
        return sha256.equals(head.metadata().get(ObjectMetadata.IMAGE_SHA256));
    }

    /** Returns the condition that the object has not been replaced, or no condition if the server sent no ETag. */
    WriteCondition unchanged() {
        String etag = head.eTag();
        return etag == null ? WriteCondition.NONE : WriteCondition.unchanged(etag);
    }
}
