package dev.imagebatch.examples.wordpress;

import dev.imagebatch.examples.cms.CmsClient;
import dev.imagebatch.examples.cms.CmsException;
import dev.imagebatch.examples.cms.CmsName;
import dev.imagebatch.examples.cms.NamedLocks;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.StoredImage;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.KeyTakenException;
import dev.imagebatch.sink.StoreRequest;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A sink for WordPress's media library, with alt text, title and caption. The id is the media's id, the address its
 * public one. Thread-safe.
 */
public final class WordPressSink implements ImageSink {

    private final WordPressSite site;
    private final NamedLocks locks = new NamedLocks();

    /** Creates a sink for a site's media library. */
    public WordPressSink(WordPressSite site) {
        this.site = site;
    }

    @Override
    public StoredImage store(StoreRequest request) throws IOException, InterruptedException {
        return locks.alone(request.key(), () -> {
            try {
                return finish(request, request.steps().once("upload", () -> upload(request)));
            } catch (CmsException e) {
                if (!e.isMissing()) {
                    throw e;
                }
                // An editor has deleted the upload of an earlier run.
                String again = upload(request);
                request.steps().note("upload", again);
                return finish(request, again);
            }
        });
    }

    private StoredImage finish(StoreRequest request, String id) throws IOException, InterruptedException {
        String address = request.steps().once("describe", () -> describe(request, id));
        request.steps().once("replace", () -> replace(request, id));
        return StoredImage.at(id, URI.create(address), request.image().info());
    }

    /** Uploads the bytes if no earlier upload exists, such as one before a crash. */
    private String upload(StoreRequest request) throws IOException, InterruptedException {
        String name = CmsName.of(request.key());
        Optional<WordPressMedia> there = site.mediaNamed(name);
        if (there.isPresent() && site.image(there.get(), request.image().info()).isIntact()) {
            if (!there.get().isWhole()) {
                site.makeWhole(there.get());
            }
            return there.get().id();
        }
        if (there.isPresent()) {
            makeRoom(request, there.get());
        }
        WordPressMedia made = site.upload(name, request.image());
        if (!made.slug().equals(name)) {
            site.delete(made.id());
            throw new IOException("another program stored an image under the same name at the same moment");
        }
        return made.id();
    }

    /** The replaced media keeps its id and loses its name. */
    private void makeRoom(StoreRequest request, WordPressMedia there) throws IOException, InterruptedException {
        Optional<StoredImage> old =
                request.replaces().filter(image -> image.id().equals(there.id()));
        if (old.isEmpty() || !site.image(there, old.get().info()).isIntact()) {
            throw new KeyTakenException(request.key());
        }
        site.changeMedia(there.id(), Map.of("slug", there.slug() + "-replaced"));
    }

    private String describe(StoreRequest request, String id) throws IOException, InterruptedException {
        ImageSpecification specification = request.specification();
        Map<String, String> fields = Map.of(
                "alt_text", specification.altText().orElse(""),
                "title", specification.tags().getOrDefault("title", specification.id()),
                "caption", specification.tags().getOrDefault("caption", ""));
        WordPressMedia answered = site.changeMedia(id, fields);
        WordPressMedia kept = site.media(id).orElseThrow(() -> CmsException.notKept("media " + id));
        if (!kept.altText().equals(answered.altText())) {
            throw CmsException.notKept("the description of media " + id);
        }
        return kept.address().toString();
    }

    private String replace(StoreRequest request, String id) throws IOException, InterruptedException {
        Optional<StoredImage> old =
                request.replaces().filter(image -> !image.id().equals(id));
        Optional<WordPressMedia> media = old.isPresent() ? site.media(old.get().id()) : Optional.empty();
        if (media.isPresent() && site.image(media.get(), old.get().info()).isIntact()) {
            site.delete(media.get().id());
        }
        return id;
    }

    @Override
    public boolean exists(StoredImage image) throws IOException {
        return media(image).isPresent();
    }

    @Override
    public Optional<ImageData> read(StoredImage image) {
        return Optional.of(site.image(
                () -> media(image)
                        .orElseThrow(() -> new IOException("media not found: " + image.id()))
                        .original(),
                image.info()));
    }

    private Optional<WordPressMedia> media(StoredImage image) throws IOException {
        try {
            return site.media(image.id());
        } catch (InterruptedException e) {
            throw CmsClient.interrupted(e);
        }
    }
}
