package dev.imagebatch.examples;

import dev.imagebatch.BatchFolder;
import dev.imagebatch.BatchProcessor;
import dev.imagebatch.BatchProcessorBuilder;
import dev.imagebatch.Duplicates;
import dev.imagebatch.Originals;
import dev.imagebatch.cost.Money;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.ledger.Totals;
import dev.imagebatch.prompt.PromptWriters;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.result.ImageGenerationResult;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.transform.Transforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Avatars for the personas of a task: a portrait each, by a prompt that a text model writes, and four poses of it. */
public record Avatars(BatchProcessorBuilder studio, String writer) {

    private static final NamingTemplate KEYS =
            NamingTemplate.parse("avatars/task_{tag:task}/persona_{tag:persona}/{tag:file}{piece}");
    private static final int FILES = 5;

    /** Whom the pictures show. */
    public record Persona(String id, String description) {}

    /** The personas that have all their files, and for the others who, which record and what; failed if there is none. */
    public record Report(List<String> complete, List<String> errors, boolean failed) {}

    /** Makes what is not there yet, so that running it again pays for what is missing alone. */
    public Report make(String task, List<Persona> personas) throws InterruptedException {
        Map<String, Integer> files = new HashMap<>();
        List<String> errors = new ArrayList<>();
        studio.listener(new BatchListener() {
            @Override
            public void onResult(ImageGenerationResult result) {
                String who = result.specification().tags().get("persona");
                result.failure()
                        .ifPresent(why -> errors.add("persona " + who + ": " + result.id() + ": " + why.kind()
                                + " while " + why.stage().label() + ": " + why.message()));
                files.merge(who, result.isSuccess() ? result.pieces().size() : 0, Integer::sum);
            }
        });
        // The grid is of no use once it is cut: without it there are five files a persona. Twins have files of their
        // own.
        studio.naming(KEYS).originals(Originals.DISCARD).duplicates(Duplicates.COPY);
        try (BatchProcessor processor = studio.build()) {
            processor.process(pictures(task, personas));
        }
        List<String> complete = personas.stream()
                .map(Persona::id)
                .filter(who -> files.getOrDefault(who, 0) == FILES)
                .toList();
        return new Report(complete, List.copyOf(errors), complete.isEmpty());
    }

    List<ImageSpecification> pictures(String task, List<Persona> personas) {
        List<ImageSpecification> pictures = new ArrayList<>();
        for (Persona who : personas) {
            ImageSpecification.Builder base = picture(task, who, "base", who.description());
            String poses = "The person in the image in four poses, as a grid of two by two with a plain white gutter: ";
            ImageSpecification.Builder grid = picture(task, who, "image_", poses + who.description());
            pictures.add(base.promptWriter(writer).build());
            pictures.add(grid.reference(ReferenceImage.ofOutput(
                            pictures.get(pictures.size() - 1).id()))
                    .transform(Transforms.grid(2, 2))
                    .transform(Transforms.trim())
                    .build());
        }
        return pictures;
    }

    private static ImageSpecification.Builder picture(String task, Persona who, String file, String prompt) {
        String place = task + "/" + who.id() + "/" + file;
        return ImageSpecification.builder(place, prompt)
                .tag("task", task)
                .tag("persona", who.id())
                .tag("file", file)
                .usedBy(place);
    }

    /** Takes the folder, a limit in dollars, the task, and a file with a persona a line: id, tab, description. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ProviderSettings manner = ProviderSettings.defaults()
                .withOption("instructions", "Write one prompt for a portrait photograph of the person described.");
        try (BatchFolder folder = BatchFolder.open(Path.of(arguments[0]))) {
            Totals before = folder.ledger().totals();
            BatchProcessorBuilder studio = BatchProcessor.builder(
                            ImageProviders.discover().create("openai"))
                    .promptWriter(PromptWriters.discover().named("openai").create(manner))
                    .sink(folder.sink())
                    .ledger(folder.ledger())
                    .budget(Budget.of(Money.usd(arguments[1]), before.spent(), before.held()))
                    .binder(told -> System.out.println(told.place() + told.piece() + " is at "
                            + told.image().address().orElseThrow()));
            List<Persona> personas = Files.readAllLines(Path.of(arguments[3])).stream()
                    .map(line -> line.split("\t", 2))
                    .map(cells -> new Persona(cells[0], cells[1]))
                    .toList();
            Report report = new Avatars(studio, "openai").make(arguments[2], personas);
            report.errors().forEach(System.err::println);
            System.out.println(report.failed() ? "failed" : "completed");
        }
    }
}
