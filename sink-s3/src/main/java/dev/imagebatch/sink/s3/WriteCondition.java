package dev.imagebatch.sink.s3;

import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What must be so for an upload to take its key. */
sealed interface WriteCondition {

    /** Whatever is there. */
    WriteCondition NONE = new Anything();

    /** Nothing is there. */
    WriteCondition ABSENT = new Nothing();

    void addTo(PutObjectRequest.Builder put);

    /** The object that was looked at is still there. */
    static WriteCondition unchanged(String etag) {
        return new Unchanged(etag);
    }

    /** No condition. */
    record Anything() implements WriteCondition {
        @Override
        public void addTo(PutObjectRequest.Builder put) {
            // as it is
        }
    }

    /** The key is free. */
    record Nothing() implements WriteCondition {
        @Override
        public void addTo(PutObjectRequest.Builder put) {
            put.ifNoneMatch("*");
        }
    }

    /** The key holds what it held. */
    record Unchanged(String etag) implements WriteCondition {
        @Override
        public void addTo(PutObjectRequest.Builder put) {
            put.ifMatch(etag);
        }
    }
}
