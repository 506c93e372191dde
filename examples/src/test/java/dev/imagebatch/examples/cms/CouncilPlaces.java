package dev.imagebatch.examples.cms;

import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which pages and fields specifications name. */
public final class CouncilPlaces {

    /** The specifications of the council's site. */
    public static final SpecificationFile COUNCIL = SpecificationFile.at(Path.of("specs/council-site.jsonl"));

    private CouncilPlaces() {}

    static Set<String> pages(SpecificationSource source) throws IOException {
        Set<String> pages = new TreeSet<>();
        for (ImageSpecification specification : specifications(source)) {
            for (String place : specification.usedBy()) {
                pages.add(CmsPlace.parse(place).name());
            }
        }
        return pages;
    }

    /** How many images all places ask for together; of a field that has one image, the first variant. */
    public static int asked(Predicate<String> hasOne) throws IOException {
        int asked = 0;
        for (ImageSpecification specification : specifications(COUNCIL)) {
            for (String place : specification.usedBy()) {
                asked += hasOne.test(CmsPlace.parse(place).field()) ? 1 : specification.n();
            }
        }
        return asked;
    }

    private static List<ImageSpecification> specifications(SpecificationSource source) throws IOException {
        List<ImageSpecification> specifications = new ArrayList<>();
        try (SpecificationReader reader = source.open()) {
            for (SpecificationEntry entry = reader.next(); entry != null; entry = reader.next()) {
                specifications.add(entry.specification().orElseThrow());
            }
        }
        return specifications;
    }
}
