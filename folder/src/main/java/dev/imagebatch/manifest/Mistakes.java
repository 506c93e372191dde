package dev.imagebatch.manifest;

import dev.imagebatch.spec.InvalidFieldException;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationProblem;
import java.util.ArrayList;
import java.util.List;

/** The mistakes of one entry, up to a maximum. */
final class Mistakes {

    private static final int MAX = 20;

    private final String file;
    private final List<SpecificationProblem> problems = new ArrayList<>();
    private String location = "";
    private long more;

    Mistakes(String file) {
        this.file = file;
    }

    void begin(long line) {
        problems.clear();
        more = 0;
        location = file + ":" + line;
    }

    String location() {
        return location;
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** Returns whether further mistakes are only counted. */
    boolean isFull() {
        return problems.size() == MAX;
    }

    long count() {
        return problems.size() + more;
    }

    void add(String field, String message) {
        if (problems.size() < MAX) {
            problems.add(new SpecificationProblem(location, field, message));
        } else {
            more++;
        }
    }

    /** Runs a step and collects its violation of a field's rule, if any. */
    void collect(Runnable step) {
        try {
            step.run();
        } catch (InvalidFieldException e) {
            add(e.field(), e.rule());
        }
    }

    SpecificationEntry toEntry() {
        List<SpecificationProblem> all = new ArrayList<>(problems);
        if (more > 0) {
            all.add(new SpecificationProblem(location, "", "and " + more + " more mistakes"));
        }
        return SpecificationEntry.invalid(location, all);
    }

    /** Returns an entry for a mistake of the whole file. */
    static SpecificationEntry ofFile(String file, String message) {
        return SpecificationEntry.invalid(file, List.of(new SpecificationProblem(file, "", message)));
    }
}
