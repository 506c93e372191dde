package dev.imagebatch.examples;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchProcessorBuilder;
import dev.imagebatch.cost.Money;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.policy.OriginalsPolicy;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.prompt.PromptWriters;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.transform.pipeline.Transforms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Avatars for the personas of a task: a portrait each, from a prompt written by a text model, and four poses of it. */
public record Avatars(BatchProcessorBuilder studio, String writer) {

    private static final String KEYS = "avatars/task_{tag:task}/persona_{tag:persona}/{tag:file}{piece}";
    private static final String POSES = "The same person in four poses, as a grid of 2x2 with a plain white gutter: ";

    /** A persona to draw. */
    public record Persona(String id, String description) {}

    /** The personas with all five files, and the missing images of the others with their reasons. */
    public record Report(Set<String> complete, List<String> errors) {}

    /** Generates the missing images. Run it again after errors: only missing images are paid for. */
    public Report make(String task, List<Persona> personas) throws InterruptedException {
        Map<String, Integer> files = new TreeMap<>();
        List<String> errors = new ArrayList<>();
        try (BatchProcessor processor = processor(new BatchListener() {
            @Override
            public void onResult(ImageGenerationResult result) {
                int stored = result.isSuccess() ? result.pieces().size() : 0;
                files.merge(result.specification().tags().get("persona"), stored, Integer::sum);
                result.failure().ifPresent(why -> errors.add(result.id() + ": " + why.kind() + ", " + why.message()));
            }
        })) {
            processor.process(pictures(task, personas));
        }
        files.values().removeIf(count -> count < 5);
        return new Report(files.keySet(), errors);
    }

    /** Five files per persona: the grid is deleted after it was cut, and equal personas get copies. */
    BatchProcessor processor(BatchListener listener) {
        studio.naming(NamingTemplate.parse(KEYS)).originals(OriginalsPolicy.DISCARD);
        return studio.duplicates(DuplicatePolicy.COPY).listener(listener).build();
    }

    List<ImageSpecification> pictures(String task, List<Persona> personas) {
        List<ImageSpecification> pictures = new ArrayList<>();
        for (Persona who : personas) {
            ImageSpecification.Builder base = picture(task, who, "base", who.description());
            ImageSpecification portrait = base.promptWriter(writer).build();
            ImageSpecification.Builder poses = picture(task, who, "image_", POSES + who.description());
            poses.reference(OutputReference.of(portrait.id()));
            poses.transform(Transforms.grid(2, 2)).transform(Transforms.trim());
            pictures.addAll(List.of(portrait, poses.build()));
        }
        return pictures;
    }

    private static ImageSpecification.Builder picture(String task, Persona who, String file, String prompt) {
        String record = "task_" + task + "/persona_" + who.id() + "/" + file;
        ImageSpecification.Builder picture = ImageSpecification.builder(record, prompt);
        return picture.usedBy(record).tag("task", task).tag("persona", who.id()).tag("file", file);
    }

    /** Arguments: the folder, a limit in US dollars, the task, and each persona as ID=DESCRIPTION. */
    public static void main(String[] arguments) throws InterruptedException {
        List<Persona> personas = new ArrayList<>();
        for (String text : List.of(arguments).subList(3, arguments.length)) {
            personas.add(new Persona(text.split("=", 2)[0], text.split("=", 2)[1]));
        }
        try (ImageProvider artist = ImageProviders.discover().create("openai");
                PromptWriter writer = PromptWriters.discover().create("openai")) {
            BatchProcessorBuilder studio = BatchProcessor.builder(artist)
                    .promptWriter(writer)
                    .output(Path.of(arguments[0]))
                    .budget(Budget.of(Money.usd(arguments[1])))
                    .binder(told -> System.out.println(
                            told.place() + told.piece() + ": " + told.image().id()));
            Report report = new Avatars(studio, writer.name()).make(arguments[2], personas);
            report.errors().forEach(System.err::println);
            System.out.println(report.complete().isEmpty() ? "failed" : "completed");
        }
    }
}
