package dev.imagebatch.examples.cms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a kill would leave: a batch's folder, and what a site holds. */
record Moment(Path folder, ObjectNode state) {

    /** Reading calls change nothing. */
    boolean isLike(Moment other) {
        return state.equals(other.state) && ledger().equals(other.ledger());
    }

    Moment copiedTo(Path target) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(folder.relativize(file)));
            }
            return new Moment(target, state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ledger() {
        try {
            return Files.readString(folder.resolve("ledger.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
