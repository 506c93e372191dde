package dev.imagebatch.e2e;

import dev.imagebatch.examples.cms.Place;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the council's specifications ask of its pages. */
final class CouncilPages {

    static final Path FILE = Path.of("..", "examples", "specs", "council-site.jsonl");

    /** For each page the alternative text of its hero; of others of its images by field and variant. */
    private final Map<String, String> heroes = new TreeMap<>();

    private final Map<String, Map<String, String>> others = new TreeMap<>();

    CouncilPages() throws IOException {
        try (SpecificationReader reader = SpecificationFile.at(FILE).open()) {
            for (SpecificationEntry entry = reader.next(); entry != null; entry = reader.next()) {
                add(entry.specification().orElseThrow());
            }
        }
    }

    private void add(ImageSpecification specification) throws IOException {
        String alt = specification.altText().orElse("");
        for (String text : specification.usedBy()) {
            Place place = Place.parse(text);
            boolean hero = place.field().equals("hero");
            Map<String, String> content = others.computeIfAbsent(place.name(), name -> new TreeMap<>());
            if (hero) {
                heroes.put(place.name(), alt);
            }
            for (int variant = hero ? 1 : 0; variant < specification.n(); variant++) {
                content.put(place.field() + " " + variant, alt);
            }
        }
    }

    /** The names of all pages. */
    List<String> names() {
        return List.copyOf(others.keySet());
    }

    /** The alternative texts of the images in a page's content, in order. */
    List<String> content(String page) {
        return new ArrayList<>(others.getOrDefault(page, Map.of()).values());
    }

    /** The pages with a hero. */
    Map<String, String> heroes() {
        return heroes;
    }
}
