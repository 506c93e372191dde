package dev.imagebatch.planning;

import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A reader of a batch's links in two passes: the ids of the references, then the specifications with these ids. */
final class OutputLinkReader {

    private final PlanInputs inputs;
    private final ItemFingerprinter fingerprinter;
    private final Map<String, OutputLinks.Parent> parents = new HashMap<>();
    private boolean hasReadLedger;

    OutputLinkReader(PlanInputs inputs, ItemFingerprinter fingerprinter) {
        this.inputs = inputs;
        this.fingerprinter = fingerprinter;
    }

    OutputLinks read(SpecificationSource source) throws IOException {
        Set<String> wanted = new HashSet<>();
        forEach(source, (specification, ordinal) -> outputs(specification).forEach(output -> wanted.add(output.id())));
        forEach(source, (specification, ordinal) -> {
            boolean known = outputs(specification).stream().allMatch(output -> parents.containsKey(output.id()));
            if (!known && !hasReadLedger) {
                hasReadLedger = true;
                earlierBatches(wanted).forEach(parents::putIfAbsent);
            }
            if (wanted.contains(specification.id())) {
                parents.put(specification.id(), new OutputLinks.Parent(ordinal, variants(specification, ordinal)));
            }
        });
        return OutputLinks.to(Map.copyOf(parents), inputs);
    }

    private interface Visitor {
        void visit(ImageSpecification specification, long ordinal) throws IOException;
    }

    private static void forEach(SpecificationSource source, Visitor visitor) throws IOException {
        try (SpecificationReader reader = source.open()) {
            SpecificationEntry entry;
            long ordinal = 0;
            while ((entry = reader.next()) != null) {
                if (entry.specification().isPresent()) {
                    ImageSpecification specification = entry.specification().get();
                    visitor.visit(specification, ordinal);
                    ordinal += specification.n();
                }
            }
        }
    }

    private static List<OutputReference> outputs(ImageSpecification specification) {
        return specification.references().stream()
                .filter(OutputReference.class::isInstance)
                .map(OutputReference.class::cast)
                .toList();
    }

    /** Returns the keys of a specification's images; its own parents precede it and are known. */
    private List<ItemKeys> variants(ImageSpecification specification, long ordinal) throws IOException {
        OutputLinks.LinkedSpecification linked = OutputLinks.to(parents, inputs).link(specification, ordinal);
        Resolution resolution = inputs.chain().primary(linked.specification());
        List<ItemKeys> variants = new ArrayList<>();
        try {
            for (int variant = 0; variant < specification.n(); variant++) {
                variants.add(fingerprinter.of(resolution, variant, ordinal + variant));
            }
            return variants;
        } catch (IOException e) {
            return List.of(); // reported by the plan
        }
    }

    /** Returns the stored images of earlier batches with these ids, the latest of each variant. */
    private Map<String, OutputLinks.Parent> earlierBatches(Set<String> wanted) throws IOException {
        Map<String, Map<Integer, ImageStored>> latest = new HashMap<>();
        inputs.ledger().forEach(entry -> {
            if (entry instanceof ImageStored stored
                    && wanted.contains(stored.specification().id())) {
                latest.computeIfAbsent(stored.specification().id(), id -> new TreeMap<>())
                        .put(stored.variant(), stored);
            }
        });
        Map<String, OutputLinks.Parent> found = new HashMap<>();
        for (Map.Entry<String, Map<Integer, ImageStored>> each : latest.entrySet()) {
            List<ItemKeys> variants = new ArrayList<>();
            for (ImageStored stored : each.getValue().values()) {
                if (stored.variant() == variants.size() && inputs.storage().exists(stored.image())) {
                    variants.add(new ItemKeys(stored.item(), stored.item()));
                }
            }
            found.put(each.getKey(), new OutputLinks.Parent(OutputLinks.Parent.EARLIER_BATCH, variants));
        }
        return found;
    }
}
