package dev.imagebatch.sink.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The requests to one bucket. Each request is safe to repeat. Thread-safe. */
final class Bucket implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Settings settings;
    private final S3Client client;
    private final Failures failures;
    private volatile boolean known;

    /** The result of an upload. */
    enum Outcome {
        /** The object was stored. */
        DONE,
        /** The condition was not met. */
        REFUSED,
        /** The server does not support conditional uploads. */
        UNSUPPORTED
    }

    Bucket(S3Settings settings, S3Client client) {
        this.settings = settings;
        this.client = client;
        this.failures = new Failures(settings);
    }

    /**
     * Stores an object if the condition is met.
     *
     * @throws UnansweredException if the object may have been stored despite the failure
     */
    Outcome put(Upload upload, WriteCondition condition) throws IOException, InterruptedException {
        try (UploadSource source = new UploadSource(upload.source())) {
            PutObjectRequest request = request(upload, condition);
            RequestBody body =
                    RequestBody.fromContentProvider(source, upload.content().length(), upload.type());
            PutObjectResponse answer = settings.attempts.of(() -> client.putObject(request, body));
            if (!new UploadAnswer(answer, upload).showsTheObject()) {
                throw new UnansweredException(missing(upload.key()));
            }
            return Outcome.DONE;
        } catch (S3Exception e) {
            return refusal(upload, condition, e);
        } catch (SdkException e) {
            throw failed(upload, e);
        } catch (RuntimeException e) {
            throw UploadSource.failure(e).orElseThrow(() -> e);
        }
    }

    /** Returns the object with the given key, or empty if none exists. */
    Optional<StoredObject> find(String key) throws IOException, InterruptedException {
        HeadObjectRequest.Builder head =
                HeadObjectRequest.builder().bucket(settings.bucket).key(key);
        if (settings.checksums == Checksums.SHA256) {
            head.checksumMode(ChecksumMode.ENABLED);
        }
        try {
            return Optional.of(
                    new StoredObject(this, key, settings.attempts.of(() -> client.headObject(head.build()))));
        } catch (S3Exception e) {
            if (e.statusCode() != NOT_FOUND) {
                throw failures.of("look for " + key, e);
            }
            requireBucket();
            return Optional.empty();
        } catch (SdkException e) {
            throw failures.of("look for " + key, e);
        }
    }

    /**
     * Requires that an uploaded object exists with its length, and with its checksum if the server has one.
     *
     * @throws IOException if it does not
     */
    void requireStored(Upload upload) throws IOException, InterruptedException {
        Optional<StoredObject> object = find(upload.key());
        if (object.isEmpty() || !object.get().mayHold(upload.content())) {
            throw missing(upload.key());
        }
    }

    /**
     * Opens an object for reading.
     *
     * @throws IOException if the object does not have the given length in bytes
     */
    InputStream read(String key, long length) throws IOException, InterruptedException {
        ResponseInputStream<GetObjectResponse> object = asked(
                "read " + key,
                () -> client.getObject(get -> get.bucket(settings.bucket).key(key)));
        Long actual = object.response().contentLength();
        if (actual == null || actual != length) {
            object.abort();
            throw new IOException("the object is not the image that was stored, but one of another length: " + key);
        }
        return new ObjectStream(object);
    }

    /** Deletes an object; has no effect if it does not exist. */
    void delete(String key) throws IOException, InterruptedException {
        asked(
                "delete " + key,
                () -> client.deleteObject(
                        delete -> delete.bucket(settings.bucket).key(key)));
    }

    @Override
    public void close() {
        client.close();
    }

    /**
     * Requires that the bucket exists. A missing bucket would look like an empty one, so that all its images would be
     * generated and paid for again.
     */
    private void requireBucket() throws IOException, InterruptedException {
        if (!known) {
            asked("find the bucket", () -> client.headBucket(head -> head.bucket(settings.bucket)));
            known = true;
        }
    }

    private static IOException missing(String key) {
        return new IOException("the upload of " + key + " was answered with success, but the image is not there: check "
                + "that the endpoint is the S3 server itself, not a gateway or a login page");
    }

    private <T> T asked(String what, Supplier<T> request) throws IOException, InterruptedException {
        try {
            return settings.attempts.of(request);
        } catch (SdkException e) {
            throw failures.of(what, e);
        }
    }

    private Outcome refusal(Upload upload, WriteCondition condition, S3Exception e) throws IOException {
        boolean gone = condition instanceof WriteCondition.Unchanged
                && UploadRetries.code(e).equals("NoSuchKey");
        if (e.statusCode() == PRECONDITION_FAILED || gone) {
            return Outcome.REFUSED;
        }
        if (e.statusCode() == NOT_IMPLEMENTED && condition != WriteCondition.NONE) {
            return Outcome.UNSUPPORTED;
        }
        throw failed(upload, e);
    }

    private IOException failed(Upload upload, SdkException e) {
        IOException failure = failures.of("store " + upload.key(), e);
        return UploadRetries.isOpen(e) ? new UnansweredException(failure) : failure;
    }

    private PutObjectRequest request(Upload upload, WriteCondition condition) {
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(settings.bucket)
                .key(upload.key())
                .contentType(upload.type())
                .contentLength(upload.content().length())
                .metadata(upload.metadata());
        if (settings.checksums == Checksums.SHA256) {
            put.checksumSHA256(upload.content().base64());
        }
        settings.options.addTo(put);
        condition.addTo(put);
        return put.build();
    }
}
