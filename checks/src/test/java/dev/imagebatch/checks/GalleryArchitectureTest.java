package dev.imagebatch.checks;

import dev.imagebatch.architecture.ArchitectureContract;
import dev.imagebatch.architecture.RoomPlan;
import dev.imagebatch.gallery.Gallery;

/** The room of gallery. */
class GalleryArchitectureTest extends ArchitectureContract {

    GalleryArchitectureTest() {
        super(new RoomPlan("dev.imagebatch").room("gallery"), Gallery.class);
    }
}
