package dev.imagebatch.checks;

import dev.imagebatch.architecture.ArchitectureContract;
import dev.imagebatch.architecture.RoomPlan;
import dev.imagebatch.folder.BatchFolder;

/** The rooms of folder: specification files and the contact sheet do not know each other. */
class FolderArchitectureTest extends ArchitectureContract {

    FolderArchitectureTest() {
        super(
                new RoomPlan("dev.imagebatch").room("manifest").room("report").room("folder", "manifest", "report"),
                BatchFolder.class);
    }
}
