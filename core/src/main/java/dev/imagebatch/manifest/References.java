package dev.imagebatch.manifest;

import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.ReferenceImage.Role;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds the files that references name, beside the file that names them. */
record References(Path folder) {

    void add(SpecificationDraft draft, String where, String name, Role role) {
        Mistakes mistakes = draft.mistakes();
        if (name.isBlank()) {
            mistakes.add(where, "must not be empty");
            return;
        }
        try {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                draft.reference(ReferenceImage.ofFile(file).as(role));
            } else {
                String what = Files.isDirectory(file) ? "is a folder, not a file: " : "the file does not exist: ";
                mistakes.add(where, what + Excerpt.quoted(file.toString()));
            }
        } catch (InvalidPathException e) {
            mistakes.add(where, "is no path on this system: " + Excerpt.quoted(name));
        }
    }
}
