package dev.imagebatch.checks;

import dev.imagebatch.gallery.Gallery;
import dev.imagebatch.architecture.ArchitectureContract;
import dev.imagebatch.architecture.RoomPlan;

/** The room of gallery. */
class GalleryArchitectureTest extends ArchitectureContract {

    GalleryArchitectureTest() {
        super(
                new RoomPlan("dev.imagebatch")
                        .room("gallery"),
                Gallery.class);
    }
}
