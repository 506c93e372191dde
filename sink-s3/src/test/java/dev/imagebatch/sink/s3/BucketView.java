package dev.imagebatch.sink.s3;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What a bucket holds, seen past the sink. */
final class BucketView implements AutoCloseable {

    private final String bucket;
    private final S3Client client;

    BucketView(S3SinkBuilder sink) {
        this.bucket = sink.bucket;
        this.client = S3Clients.of(new S3Settings(sink));
    }

    void make() {
        client.createBucket(create -> create.bucket(bucket));
    }

    List<String> keys() {
        return keys("");
    }

    List<String> keys(String prefix) {
        return client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    byte[] bytes(String key) {
        return client.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
    }

    HeadObjectResponse head(String key) {
        return client.headObject(head -> head.bucket(bucket).key(key));
    }

    void put(String key, byte[] bytes) {
        client.putObject(put -> put.bucket(bucket).key(key).metadata(Map.of()), RequestBody.fromBytes(bytes));
    }

    /** Puts an object with headers of its own. */
    void put(String key, byte[] bytes, Consumer<PutObjectRequest.Builder> headers) {
        PutObjectRequest.Builder put = PutObjectRequest.builder().bucket(bucket).key(key);
        headers.accept(put);
        client.putObject(put.build(), RequestBody.fromBytes(bytes));
    }

    void delete(String key) {
        client.deleteObject(delete -> delete.bucket(bucket).key(key));
    }

    @Override
    public void close() {
        client.close();
    }
}
