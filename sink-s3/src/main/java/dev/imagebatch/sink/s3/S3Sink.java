package dev.imagebatch.sink.s3;

import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.DeletingSink;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.sink.s3.ObjectWriter.Replaceable;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket of Amazon S3, or of a server that speaks its protocol, that images are stored in as objects.
 *
 * <p>An image's id is the whole key of its object, which appears when all of it has arrived. Nothing is overwritten but
 * what {@link StoreRequest#replaces()} names, unless {@link Overwriting#ALWAYS} is set: the server itself refuses keys
 * that are taken, and where it cannot, keys are looked at before they are written. Images are sent and read as streams.
 * A {@linkplain StoreRequest#sidecar() sidecar} gets the key of its image with {@code .xmp} behind it.
 *
 * <p>A request whose failure may pass is repeated a few times; an interrupt ends it at once. Exceptions say what to do,
 * and no key or signature.
 *
 * <p>Thread-safe. Several processes may store into one bucket.
 *
 * @since 0.1
 */
public final class S3Sink implements DeletingSink {

    private final S3Settings settings;
    private final Bucket bucket;
    private final ObjectWriter writer;
    private final Sidecars sidecars;
    private final ObjectAddresses addresses;

    S3Sink(S3Settings settings) {
        S3Client client = S3Clients.of(settings);
        this.settings = settings;
        this.addresses = ObjectAddresses.of(settings, client);
        this.bucket = new Bucket(settings, client);
        this.writer = new ObjectWriter(bucket, ConditionSupport.of(bucket, S3Clients.server(client, settings)));
        this.sidecars = new Sidecars(bucket, writer);
    }

    /**
     * Starts the settings of a sink.
     *
     * @throws IllegalArgumentException if it is not a bucket's name
     */
    public static S3SinkBuilder bucket(String name) {
        return new S3SinkBuilder(name);
    }

    @Override
    public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
        Upload image = Upload.image(settings.keys.of(request.key()), request);
        requireIntact(request.image());
        Optional<Upload> sidecar = Upload.sidecar(image.key(), request);
        if (sidecar.isPresent()) {
            sidecars.requireFree(sidecar.get(), request);
        }
        place(image, request.replaces().filter(old -> old.id().equals(image.key())));
        if (sidecar.isPresent()) {
            sidecars.write(sidecar.get(), request);
        }
        if (request.replaces().isPresent()) {
            clear(request.replaces().get(), request);
        }
        return StoredImage.at(
                image.key(), addresses.of(image.key()), request.image().info());
    }

    @Override
    public boolean exists(StoredImage image) throws IOException {
        return Interrupts.asIoException(() -> bucket.find(image.id())
                .filter(object -> object.hasLength(image.info().length()))
                .isPresent());
    }

    /** By the checksum that the server keeps; reads the image back where it keeps none. */
    @Override
    public boolean isIntact(StoredImage image) throws IOException {
        return Interrupts.asIoException(() -> {
            Optional<StoredObject> object = bucket.find(image.id());
            return object.isPresent() && object.get().holds(UploadContent.of(image.info()));
        });
    }

    /** Fetches nothing yet: each {@link ImageData#openStream()} does, and fails if the image is not there. */
    @Override
    public Optional<ImageData> read(StoredImage image) {
        return Optional.of(new S3Image(bucket, image.id(), image.info()));
    }

    /**
     * Deletes a stored image and its sidecar. An image that is gone already is deleted; an object that has taken its key is
     * another one, and stays.
     *
     * @throws IOException if something may be left; it is safe to delete again
     * @throws InterruptedException if the thread was interrupted first
     */
    @Override
    public void delete(StoredImage image) throws IOException, InterruptedException {
        sidecars.delete(image);
        Optional<StoredObject> there = bucket.find(image.id());
        if (there.isPresent() && there.get().holds(UploadContent.of(image.info()))) {
            bucket.delete(image.id());
        }
    }

    /** Ends the connections; calls that come later fail. */
    @Override
    public void close() {
        bucket.close();
    }

    /** The bucket and where it is, without keys. */
    @Override
    public String toString() {
        return "S3Sink[" + settings + "]";
    }

    private void place(Upload image, Optional<StoredImage> replaced) throws IOException, InterruptedException {
        if (settings.overwriting == Overwriting.ALWAYS) {
            writer.overwrite(image);
            return;
        }
        Replaceable replaceable = replaced.<Replaceable>map(old -> object -> object.holds(UploadContent.of(old.info())))
                .orElse(Replaceable.NOTHING);
        writer.write(image, replaceable);
    }

    /** What is left of an image after another one has taken its place. */
    private void clear(StoredImage old, StoreRequest request) throws IOException, InterruptedException {
        if (!old.id().equals(settings.keys.of(request.key()))) {
            delete(old);
        } else if (request.sidecar().isEmpty()) {
            sidecars.delete(old);
        }
    }

    /** Where the server is not told a checksum, nobody else would find out. */
    private void requireIntact(ImageData image) throws IOException {
        if (settings.checksums == Checksums.NONE && !image.isIntact()) {
            throw new IOException("the image's bytes have changed since they were received");
        }
    }
}
