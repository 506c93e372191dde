package dev.imagebatch.manifest;

import dev.imagebatch.spec.InvalidFieldException;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.ReferenceImage.Role;
import dev.imagebatch.spec.UriReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The references of specifications: files relative to a folder, https addresses, and outputs of earlier specifications.
 */
record References(Path folder) {

    private static final Pattern OUTPUT = Pattern.compile("output of (.*)", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);

    void add(SpecificationDraft draft, String where, String name, Role role) {
        Mistakes mistakes = draft.mistakes();
        if (name.isBlank()) {
            mistakes.add(where, "must not be empty");
            return;
        }
        Matcher output = OUTPUT.matcher(name);
        if (output.matches()) {
            output(draft, where, () -> OutputReference.of(output.group(1)).as(role));
            return;
        }
        if (ADDRESS.matcher(name).matches()) {
            address(draft, where, name, role);
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
            mistakes.add(where, "is not a valid path on this system: " + Excerpt.quoted(name));
        }
    }

    void output(SpecificationDraft draft, String where, Supplier<OutputReference> output) {
        try {
            draft.reference(output.get());
        } catch (InvalidFieldException e) {
            draft.mistakes().add(where, e.rule());
        }
    }

    void address(SpecificationDraft draft, String where, String address, Role role) {
        try {
            draft.reference(UriReference.of(new URI(address.strip())).as(role));
        } catch (URISyntaxException e) {
            // The value is not shown, since an address may contain a password or a token.
            draft.mistakes().add(where, "is not a valid address, such as https://example.org/picture.png");
        } catch (InvalidFieldException e) {
            draft.mistakes().add(where, e.rule());
        }
    }
}
