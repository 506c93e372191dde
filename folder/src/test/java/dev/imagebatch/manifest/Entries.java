package dev.imagebatch.manifest;

import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.spec.SpecificationEntry;
import dev.imagebatch.spec.SpecificationProblem;
import dev.imagebatch.spec.SpecificationReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a file holds, as lines that tests compare. */
final class Entries {

    private Entries() {}

    static SpecificationFile file(Path folder, String name, String content) throws IOException {
        return file(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static SpecificationFile file(Path folder, String name, byte[] content) throws IOException {
        return SpecificationFile.at(Files.write(folder.resolve(name), content));
    }

    static List<SpecificationEntry> read(SpecificationFile file) throws IOException {
        return read(file.open());
    }

    static List<SpecificationEntry> read(SpecificationReader opened) throws IOException {
        List<SpecificationEntry> entries = new ArrayList<>();
        try (SpecificationReader reader = opened) {
            for (SpecificationEntry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    static List<String> prompts(SpecificationFile file) throws IOException {
        return specifications(file).map(ImageSpecification::prompt).toList();
    }

    static Stream<ImageSpecification> specifications(SpecificationFile file) throws IOException {
        return read(file).stream().map(SpecificationEntry::specification).flatMap(Optional::stream);
    }

    /** The problems of a file, without the folder that it is in. */
    static List<String> problems(SpecificationFile file) throws IOException {
        Path folder = Path.of(file.name()).toAbsolutePath().getParent();
        return read(file).stream()
                .flatMap(entry -> entry.problems().stream())
                .map(SpecificationProblem::toString)
                .map(problem -> problem.replace(folder + "/", ""))
                .toList();
    }

    static String described(SpecificationEntry entry) {
        String place = entry.location().replaceFirst(".*/", "");
        return place + " " + entry.specification().map(Entries::fields).orElseThrow();
    }

    private static Map<String, Object> fields(ImageSpecification spec) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", spec.id());
        fields.put("prompt", spec.prompt());
        spec.negativePrompt().ifPresent(value -> fields.put("negativePrompt", value));
        spec.provider().ifPresent(value -> fields.put("provider", value));
        spec.model().ifPresent(value -> fields.put("model", value));
        spec.type().ifPresent(value -> fields.put("type", value));
        spec.dimensions().ifPresent(value -> fields.put("dimensions", value));
        spec.aspectRatio().ifPresent(value -> fields.put("aspectRatio", value));
        spec.style().ifPresent(value -> fields.put("style", value));
        spec.quality().ifPresent(value -> fields.put("quality", value));
        spec.seed().ifPresent(value -> fields.put("seed", value));
        fields.put("n", spec.n());
        spec.subject().ifPresent(value -> fields.put("subject", value));
        spec.owner().ifPresent(value -> fields.put("owner", value));
        spec.altText().ifPresent(value -> fields.put("altText", value));
        fields.put(
                "references", spec.references().stream().map(Entries::reference).toList());
        fields.put("usedBy", spec.usedBy());
        fields.put("options", sorted(spec.options()));
        fields.put("tags", new TreeMap<>(spec.tags()));
        fields.values().removeIf(value -> List.of().equals(value) || Map.of().equals(value));
        return fields;
    }

    private static String reference(ReferenceImage reference) {
        return Path.of(reference.name()).getFileName() + " as " + reference.role();
    }

    private static Map<String, Map<String, String>> sorted(Map<String, Map<String, String>> options) {
        Map<String, Map<String, String>> sorted = new TreeMap<>();
        options.forEach((provider, values) -> sorted.put(provider, new TreeMap<>(values)));
        return sorted;
    }
}
