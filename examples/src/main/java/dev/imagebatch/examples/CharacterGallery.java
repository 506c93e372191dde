package dev.imagebatch.examples;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.folder.BatchFolder;
import dev.imagebatch.gallery.Gallery;
import dev.imagebatch.gallery.GalleryPage;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.image.Subject;
import dev.imagebatch.policy.FailurePolicy;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.spec.ImageSpecification;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Galleries of characters: generates images of a character, shows them to their owner, deletes a character with all its
 * images.
 */
public record CharacterGallery(BatchFolder images, ImageProvider provider, Map<String, URI> profiles) {

    /** Generates all specifications concurrently; calls start a fifth of a second apart. */
    public ImageBatchResult draw(ImageSpecification character) throws InterruptedException {
        try (BatchProcessor processor = BatchProcessor.builder(provider)
                .sink(images.sink())
                .ledger(images.ledger())
                .naming(NamingTemplate.parse("{subject}_image_{number}"))
                .onFailure(FailurePolicy.PLACEHOLDER)
                .concurrency(character.n())
                .pace(Pace.builder()
                        .staggeredStarts(character.n(), Duration.ofMillis(200))
                        .build())
                .binder(told ->
                        profiles.put(told.place(), told.image().address().orElseThrow()))
                .build()) {
            return processor.process(List.of(character));
        }
    }

    /** Returns the newest images for the session's owner. */
    public GalleryPage newest(String character, String user) throws IOException {
        return gallery().images(Subject.of(character, user), 0, 20);
    }

    /** Deletes a character with all its images, and removes them from profiles. */
    public void forget(String character, String user) throws IOException, InterruptedException {
        gallery().deleteAll(Subject.of(character, user));
    }

    private Gallery gallery() {
        return Gallery.builder(images.ledger(), images.sink())
                .unbinder((place, gone) -> gone.forEach(image -> profiles.remove(place, image.location())))
                .build();
    }
}
