package dev.imagebatch.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.examples.cms.CmsPlace;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pages of the council's site with the images that its specifications request. */
final class CouncilPages {

    private static final Path FILE = Path.of("..", "examples", "specs", "council-site.jsonl");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The alternative texts of heroes by page, and of other images by page, field and variant. */
    private final Map<String, String> heroes = new TreeMap<>();

    private final Map<String, Map<String, String>> others = new TreeMap<>();

    CouncilPages() throws IOException {
        try (SpecificationReader reader = SpecificationFile.at(FILE).open()) {
            for (SpecificationEntry entry = reader.next(); entry != null; entry = reader.next()) {
                add(entry.specification().orElseThrow());
            }
        }
    }

    /** Writes the specifications with a quarter of the pixels, since WordPress scales each image slowly. */
    void writeHalved(Path file) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (String line : Files.readAllLines(FILE)) {
                ObjectNode specification = (ObjectNode) JSON.readTree(line);
                Dimensions size = size(specification);
                specification.remove(List.of("width", "height", "aspectRatio"));
                specification.put("size", new Dimensions(size.width() / 2, size.height() / 2).toString());
                lines.write(specification + "\n");
            }
        }
    }

    private static Dimensions size(ObjectNode specification) {
        if (specification.has("size")) {
            return Dimensions.parse(specification.path("size").asText());
        }
        boolean wide = specification.path("aspectRatio").asText().equals("16:9");
        return new Dimensions(
                specification.path("width").asInt(wide ? 1280 : 1024),
                specification.path("height").asInt(wide ? 720 : 1024));
    }

    private void add(ImageSpecification specification) throws IOException {
        String alt = specification.altText().orElse("");
        for (String text : specification.usedBy()) {
            CmsPlace place = CmsPlace.parse(text);
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

    /** Returns the names of all pages. */
    List<String> names() {
        return List.copyOf(others.keySet());
    }

    /** Returns the alternative texts of the images in a page's content, in order. */
    List<String> content(String page) {
        return new ArrayList<>(others.getOrDefault(page, Map.of()).values());
    }

    /** Returns the pages with a hero. */
    Map<String, String> heroes() {
        return heroes;
    }
}
