package dev.imagebatch.ledger.state;

import dev.imagebatch.index.Fingerprinter;
import dev.imagebatch.ledger.SubjectEntries;
import dev.imagebatch.spec.Fingerprint;
import dev.imagebatch.spec.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of each subject, by their places. A subject of another owner has other chains: asking for them reads nothing
 * of this one's. Not thread-safe: the ledger locks.
 */
public final class SubjectIndex {

    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final OffsetChains chains = new OffsetChains();

    void stored(Fingerprint item, EntrySubject kin, long place) {
        Subject subject = kin.subject();
        if (subject == null) {
            return;
        }
        Fingerprint picture = kin.picture() == null ? item : kin.picture();
        remove(SubjectEntries.KEPT, subject, picture.toString());
        if (kin.replaced() != null) {
            remove(SubjectEntries.IMAGES, subject, kin.replaced());
        }
        boolean isOriginal = item.equals(kin.picture());
        if (isOriginal) {
            add(SubjectEntries.KEPT, subject, item.toString(), place);
        } else if (kin.id() != null) {
            add(SubjectEntries.IMAGES, subject, kin.id(), place);
        }
    }

    /** A placeholder is in the sink, or a received image is kept, or both, or none. */
    void failed(Fingerprint item, EntrySubject kin, boolean kept, long place) {
        Subject subject = kin.subject();
        if (subject != null && kin.id() != null) {
            add(SubjectEntries.IMAGES, subject, kin.id(), place);
        }
        if (subject != null && kept) {
            add(SubjectEntries.KEPT, subject, item.toString(), place);
        }
    }

    void told(Fingerprint binding, Subject subject, long place) {
        add(SubjectEntries.TOLD, subject, binding.toString(), place);
    }

    void untold(Fingerprint binding, Subject subject) {
        remove(SubjectEntries.TOLD, subject, binding.toString());
    }

    /** A deletion started: returns the places of the entries that say what is being deleted. */
    List<Long> deleting(Subject subject, List<String> ids, List<Fingerprint> items) {
        List<Long> places = new ArrayList<>();
        ids.forEach(id -> places.add(remove(SubjectEntries.IMAGES, subject, id)));
        items.forEach(item -> places.add(remove(SubjectEntries.KEPT, subject, item.toString())));
        places.removeIf(place -> place == OffsetChains.NONE);
        return places;
    }

    public void deletes(Subject subject, String deletion, long place) {
        add(SubjectEntries.DELETIONS, subject, deletion, place);
    }

    public void deleted(Subject subject, String deletion) {
        remove(SubjectEntries.DELETIONS, subject, deletion);
    }

    /** The place of the entry of an image, or {@link OffsetChains#NONE}. */
    public long image(Subject subject, String id) {
        return chains.get(key(SubjectEntries.IMAGES, subject, id));
    }

    public long[] page(SubjectEntries which, Subject subject, long offset, int limit) {
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

    /** Nobody is not the owner without a name. */
    private static String owner(Subject subject) {
        return subject.owner() == null ? "" : "/" + WellFormedText.of(subject.owner());
    }
}
