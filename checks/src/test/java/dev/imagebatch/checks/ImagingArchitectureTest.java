package dev.imagebatch.checks;

import dev.imagebatch.architecture.ArchitectureContract;
import dev.imagebatch.architecture.RoomPlan;
import dev.imagebatch.transform.pipeline.Transforms;

/** The rooms of imaging. */
class ImagingArchitectureTest extends ArchitectureContract {

    ImagingArchitectureTest() {
        super(
                new RoomPlan("dev.imagebatch")
                        .room("imaging.exif")
                        .room("provenance", "imaging.exif")
                        .room("transform")
                        .room("transform.codec", "imaging.exif", "transform")
                        .room("transform.codec.jpeg", "transform", "transform.codec")
                        .room("transform.codec.png", "transform", "transform.codec")
                        .room("transform.grid", "transform")
                        .room("transform.pipeline", "transform", "transform.codec", "transform.grid")
                        .room("quality", "transform", "transform.codec", "transform.pipeline")
                        .room("imaging", "provenance", "quality", "transform", "transform.codec", "transform.pipeline"),
                Transforms.class);
    }
}
