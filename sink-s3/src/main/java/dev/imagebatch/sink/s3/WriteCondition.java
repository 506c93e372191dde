package dev.imagebatch.sink.s3;

import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The condition of an upload. */
sealed interface WriteCondition {

    /** The absence of a condition. */
    WriteCondition NONE = new Anything();

    /** The condition that no object has the key. */
    WriteCondition ABSENT = new Nothing();

    void addTo(PutObjectRequest.Builder put);

    /** Returns the condition that the object with the given ETag has not been replaced. */
    static WriteCondition unchanged(String etag) {
        return new Unchanged(etag);
    }

    /** An upload without a condition. */
    record Anything() implements WriteCondition {
        @Override
        public void addTo(PutObjectRequest.Builder put) {
            // no header is needed
        }
    }

    /** The condition that no object has the key. */
    record Nothing() implements WriteCondition {
        @Override
        public void addTo(PutObjectRequest.Builder put) {
            put.ifNoneMatch("*");
        }
    }

    /** The condition that the object still has the given ETag. */
    record Unchanged(String etag) implements WriteCondition {
        @Override
        public void addTo(PutObjectRequest.Builder put) {
            put.ifMatch(etag);
        }
    }
}
