package dev.imagebatch.cli;

import dev.imagebatch.image.ImageFile;
import dev.imagebatch.provenance.ImageInspector;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what image files say about themselves. */
@Command
final class InspectCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "PNG, JPEG, WebP or GIF images.")
    List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "As one JSON object.")
    boolean json;

    private final Surroundings around;
    private final List<Inspected.Failed> failed = new ArrayList<>();

    InspectCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        PrintStream out = around.shell().out();
        if (json) {
            InspectJson.write(images(), failed, out);
        } else {
            images().forEachRemaining(image -> out.println(InspectText.of(image)));
        }
        out.flush();
        return failed.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** One after the other: what strangers wrote into many files does not have to fit into memory at once. */
    private Iterator<Inspected> images() {
        return files.stream().flatMap(file -> inspect(file).stream()).iterator();
    }

    private Optional<Inspected> inspect(Path file) {
        try {
            return Optional.of(inspected(file));
        } catch (IOException e) {
            String message = new Mishaps(around).message(e);
            failed.add(new Inspected.Failed(file, message));
            around.screen().error(message.startsWith(file.toString()) ? message : file + ": " + message);
            return Optional.empty();
        }
    }

    private static Inspected inspected(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("a folder, not an image");
        }
        ImageFile image = ImageFile.read(file).orElseThrow(() -> new IOException("not a PNG, JPEG, WebP or GIF image"));
        return new Inspected(file, ImageInspector.inspect(image));
    }
}
