package dev.imagebatch.examples.cms;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import dev.imagebatch.spec.SpecificationSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which pages and fields specifications name. */
public final class CouncilPlaces {

    private CouncilPlaces() {}

    static Set<String> pages(SpecificationSource source) throws IOException {
        Set<String> pages = new TreeSet<>();
        for (ImageSpecification specification : specifications(source)) {
            for (String place : specification.usedBy()) {
                pages.add(Place.parse(place).name());
            }
        }
        return pages;
    }

    /** All specifications. */
    public static List<ImageSpecification> specifications(SpecificationSource source) throws IOException {
        List<ImageSpecification> specifications = new ArrayList<>();
        try (SpecificationReader reader = source.open()) {
            for (SpecificationEntry entry = reader.next(); entry != null; entry = reader.next()) {
                specifications.add(entry.specification().orElseThrow());
            }
        }
        return specifications;
    }
}
