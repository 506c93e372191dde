package dev.imagebatch.cli;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The ids of a job; an unknown id is refused, since images named by it would not be generated again. */
final class KnownIds {

    private static final Pattern VARIANT = Pattern.compile("-\\d+$");

    private final BatchJob job;

    KnownIds(BatchJob job) {
        this.job = job;
    }

    void require(List<String> ids) throws IOException {
        Set<String> unknown = new LinkedHashSet<>(ids);
        Set<String> owners = new LinkedHashSet<>();
        if (!unknown.isEmpty()) {
            search(unknown, owners);
        }
        if (!unknown.isEmpty()) {
            List<String> parts = new ArrayList<>();
            parts.add("no specification of the last run has the id " + String.join(", ", unknown));
            owners.forEach(
                    owner -> parts.add(owner + " has variants: use " + owner + " to generate all of them again"));
            throw CommandException.invalid(String.join("; ", parts));
        }
    }

    private void search(Set<String> unknown, Set<String> owners) throws IOException {
        try (SpecificationReader reader = job.source().open()) {
            SpecificationEntry entry;
            while (!unknown.isEmpty() && (entry = reader.next()) != null) {
                entry.specification().ifPresent(specification -> {
                    unknown.remove(specification.id());
                    if (specification.n() > 1 && unknown.stream().anyMatch(id -> isVariant(id, specification))) {
                        owners.add(specification.id());
                    }
                });
            }
        }
    }

    private static boolean isVariant(String id, ImageSpecification specification) {
        return VARIANT.matcher(id).replaceFirst("").equals(specification.id());
    }
}
