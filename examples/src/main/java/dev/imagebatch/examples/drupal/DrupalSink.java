package dev.imagebatch.examples.drupal;

import dev.imagebatch.examples.cms.CmsClient;
import dev.imagebatch.examples.cms.CmsException;
import dev.imagebatch.examples.cms.CmsName;
import dev.imagebatch.examples.cms.NamedLocks;
import dev.imagebatch.examples.cms.RemoteImage;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageInfo;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.KeyTakenException;
import dev.imagebatch.sink.StoreRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * A sink for Drupal's media library. An image is a file and a media entity of the bundle {@code image} with its
 * alternative text. The id is the media entity's, the address the file's. Thread-safe.
 *
 * <p>A replacement takes over the media entity, so that content that uses it shows the new image.
 */
public final class DrupalSink implements ImageSink {

    private final DrupalSite site;
    private final NamedLocks locks = new NamedLocks();

    /** Creates a sink for a site's media library. */
    public DrupalSink(DrupalSite site) {
        this.site = site;
    }

    @Override
    public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
        return locks.alone(request.key(), () -> {
            try {
                return finish(request, request.steps().once("file", () -> file(request)));
            } catch (CmsException e) {
                if (!e.isMissing()) {
                    throw e;
                }
                // The site has deleted the unused file of an earlier run.
                String again = file(request);
                request.steps().note("file", again);
                return finish(request, again);
            }
        });
    }

    private StoredImage finish(StoreRequest request, String file) throws IOException, InterruptedException {
        String id = request.steps().once("media", () -> media(request, file));
        String address = request.steps().once("address", () -> address(id));
        return StoredImage.at(id, URI.create(address), request.image().info());
    }

    /** Returns the file with the bytes: an existing one after a crash, or a new one. */
    private String file(StoreRequest request) throws IOException, InterruptedException {
        ImageInfo info = request.image().info();
        Optional<DrupalMedia> media = mediaOf(request);
        if (media.isPresent() && holds(media.get(), info)) {
            return media.get().file().orElseThrow().id();
        }
        String name = CmsName.of(request.key()) + "." + info.format().extension();
        for (StoredFile there : site.filesNamed(name)) {
            if (isIntact(there, info)) {
                return there.id();
            }
        }
        return site.upload(name, request.image()).id();
    }

    private String media(StoreRequest request, String file) throws IOException, InterruptedException {
        var wanted = Resources.media(CmsName.of(request.key()), file, request);
        Optional<DrupalMedia> there = mediaOf(request);
        String id;
        if (there.isEmpty()) {
            id = DrupalSite.requireMade(site.write("POST", "media/image", wanted))
                    .path("id")
                    .asText();
        } else {
            id = there.get().id();
            if (there.get().has(file, Resources.alt(request))) {
                return id;
            }
            site.write("PATCH", "media/image/" + id, wanted.put("id", id));
        }
        site.requireMedia(id, file, Resources.alt(request));
        return id;
    }

    /** Returns the image's media entity, existing or new. */
    private Optional<DrupalMedia> mediaOf(StoreRequest request) throws IOException, InterruptedException {
        Optional<StoredImage> old = request.replaces();
        Optional<DrupalMedia> named = site.mediaNamed(CmsName.of(request.key()));
        if (named.isEmpty() && old.isPresent()) {
            Optional<DrupalMedia> replaced = site.media(old.get().id());
            return replaced.isPresent() && holds(replaced.get(), old.get().info()) ? replaced : named;
        }
        boolean mayHave = named.isEmpty()
                || holds(named.get(), request.image().info())
                || (old.isPresent()
                        && old.get().id().equals(named.get().id())
                        && holds(named.get(), old.get().info()));
        if (!mayHave) {
            throw new KeyTakenException(request.key());
        }
        return named;
    }

    private String address(String id) throws IOException, InterruptedException {
        Optional<StoredFile> file = site.media(id).flatMap(DrupalMedia::file);
        return site.address(file.orElseThrow(() -> new IOException("the media entity has no file")))
                .toString();
    }

    private boolean holds(DrupalMedia media, ImageInfo info) throws IOException {
        return media.file().isPresent() && isIntact(media.file().get(), info);
    }

    private boolean isIntact(StoredFile file, ImageInfo info) throws IOException {
        return file.length() == info.length()
                && site.image(() -> site.address(file), info).isIntact();
    }

    @Override
    public boolean exists(StoredImage image) throws IOException {
        return file(image)
                .filter(file -> file.length() == image.info().length())
                .isPresent();
    }

    @Override
    public Optional<ImageData> read(StoredImage image) {
        RemoteImage.Address address =
                () -> site.address(file(image).orElseThrow(() -> new IOException("media not found: " + image.id())));
        return Optional.of(site.image(address, image.info()));
    }

    private Optional<StoredFile> file(StoredImage image) throws IOException {
        try {
            return site.media(image.id()).flatMap(DrupalMedia::file);
        } catch (InterruptedException e) {
            throw CmsClient.interrupted(e);
        }
    }
}
