package dev.imagebatch.sink.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * The optional headers of all uploads; null leaves the choice to the bucket.
 *
 * @param storageClass the storage class, such as {@code STANDARD_IA}, or null
 * @param acl the canned access control list, such as {@code public-read}, or null
 * @param cacheControl the value of the {@code Cache-Control} header, or null
 */
record ObjectOptions(
        @Nullable String storageClass,
        @Nullable String acl,
        @Nullable String cacheControl) {

    static final ObjectOptions NONE = new ObjectOptions(null, null, null);

    ObjectOptions withStorageClass(String value) {
        return new ObjectOptions(header(value), acl, cacheControl);
    }

    ObjectOptions withAcl(String value) {
        return new ObjectOptions(storageClass, header(value), cacheControl);
    }

    ObjectOptions withCacheControl(String value) {
        return new ObjectOptions(storageClass, acl, header(value));
    }

    void addTo(PutObjectRequest.Builder put) {
        if (storageClass != null) {
            put.storageClass(storageClass);
        }
        if (acl != null) {
            put.acl(acl);
        }
        if (cacheControl != null) {
            put.cacheControl(cacheControl);
        }
    }

    private static String header(String value) {
        if (value.isBlank() || !value.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException("not what a header can say: " + value);
        }
        return value.strip();
    }
}
