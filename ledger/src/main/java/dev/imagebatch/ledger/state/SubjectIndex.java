package dev.imagebatch.ledger.state;

import dev.imagebatch.image.Fingerprint;
import dev.imagebatch.image.Subject;
import dev.imagebatch.index.Fingerprinter;
import dev.imagebatch.ledger.ImageBound;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.ledger.ItemFailed;
import dev.imagebatch.ledger.SubjectEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The entries of each subject, by their places. The same subject of another owner has chains of its own: a query for it
 * reads nothing of this one. Not thread-safe.
 */
final class SubjectIndex {

    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final OffsetChains chains = new OffsetChains();

    void store(ImageStored entry, long place) {
        ImageStored.Relations relations = entry.relations();
        Subject subject = relations.subject();
        if (subject == null) {
            return;
        }
        Fingerprint picture = relations.picture() == null ? entry.item() : relations.picture();
        remove(SubjectEntries.KEPT, subject, picture.toString());
        if (relations.replaced() != null) {
            remove(SubjectEntries.IMAGES, subject, relations.replaced());
        }
        boolean isOriginal = entry.item().equals(relations.picture());
        if (isOriginal) {
            add(SubjectEntries.KEPT, subject, entry.item().toString(), place);
        } else {
            add(SubjectEntries.IMAGES, subject, entry.image().id(), place);
        }
    }

    /** Adds a placeholder in the sink, or a kept received image, or both, or neither. */
    void fail(ItemFailed entry, long place) {
        Subject subject = entry.relations().subject();
        if (subject == null) {
            return;
        }
        entry.placeholder().ifPresent(image -> add(SubjectEntries.IMAGES, subject, image.id(), place));
        if (entry.kept() != null) {
            add(SubjectEntries.KEPT, subject, entry.item().toString(), place);
        }
    }

    void bind(ImageBound entry, long place) {
        ImageBound.SubjectImage image = entry.image();
        if (image != null) {
            add(SubjectEntries.BOUND, image.subject(), entry.binding().toString(), place);
        }
    }

    void unbind(Fingerprint binding, Subject subject) {
        remove(SubjectEntries.BOUND, subject, binding.toString());
    }

    /** Removes images and kept pictures; returns the places of their entries. */
    List<Long> delete(Subject subject, List<String> ids, List<Fingerprint> items) {
        List<Long> places = new ArrayList<>();
        ids.forEach(id -> places.add(remove(SubjectEntries.IMAGES, subject, id)));
        items.forEach(item -> places.add(remove(SubjectEntries.KEPT, subject, item.toString())));
        places.removeIf(place -> place == OffsetChains.NONE);
        return places;
    }

    void startDeletion(Subject subject, String deletion, long place) {
        add(SubjectEntries.DELETIONS, subject, deletion, place);
    }

    void endDeletion(Subject subject, String deletion) {
        remove(SubjectEntries.DELETIONS, subject, deletion);
    }

    OptionalLong image(Subject subject, String id) {
        long place = chains.get(key(SubjectEntries.IMAGES, subject, id));
        return place == OffsetChains.NONE ? OptionalLong.empty() : OptionalLong.of(place);
    }

    long[] page(SubjectEntries which, Subject subject, long offset, int limit) {
        return chains.page(chain(which, subject), offset, limit);
    }

    private void add(SubjectEntries which, Subject subject, String name, long place) {
        chains.add(chain(which, subject), key(which, subject, name), place);
    }

    private long remove(SubjectEntries which, Subject subject, String name) {
        return chains.remove(chain(which, subject), key(which, subject, name));
    }

    private Fingerprint chain(SubjectEntries which, Subject subject) {
        return fingerprinter.of(which.name(), WellFormedText.of(subject.name()), owner(subject));
    }

    private Fingerprint key(SubjectEntries which, Subject subject, String name) {
        return fingerprinter.of(
                which.name(), WellFormedText.of(subject.name()), owner(subject), WellFormedText.of(name));
    }

    /** A subject without an owner differs from that of an owner with an empty name. */
    private static String owner(Subject subject) {
        return subject.owner() == null ? "" : "/" + WellFormedText.of(subject.owner());
    }
}
