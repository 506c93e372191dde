package dev.imagebatch.cli;

import dev.imagebatch.image.ImageFile;
import dev.imagebatch.provenance.ImageInspection;
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

/** Shows what image files say about themselves, and what the ledgers of their folders say of them. */
@Command
final class InspectCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "PNG, JPEG, WebP or GIF images.")
    List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "As one JSON object.")
    boolean json;

    private final CliContext around;
    private final List<InspectedFile.Failed> failed = new ArrayList<>();

    InspectCommand(CliContext around) {
        this.around = around;
    }

    @Override
    public Integer call() throws IOException {
        KnownImages known = new KnownImages(files);
        PrintStream out = around.shell().out();
        if (json) {
            InspectJson.write(images(known), failed, out);
        } else {
            images(known).forEachRemaining(image -> out.println(InspectText.of(image)));
        }
        out.flush();
        return failed.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** One after the other: what strangers wrote into many files does not have to fit into memory at once. */
    private Iterator<InspectedFile> images(KnownImages known) {
        return files.stream().flatMap(file -> inspect(file, known).stream()).iterator();
    }

    private Optional<InspectedFile> inspect(Path file, KnownImages known) {
        try {
            return Optional.of(inspected(file, known));
        } catch (IOException e) {
            String message = new ErrorReporter(around).message(e);
            failed.add(new InspectedFile.Failed(file, message));
            around.screen().error(message.startsWith(file.toString()) ? message : file + ": " + message);
            return Optional.empty();
        }
    }

    private InspectedFile inspected(Path file, KnownImages known) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("a folder, not an image");
        }
        ImageFile image = ImageFile.read(file).orElseThrow(() -> new IOException("not a PNG, JPEG, WebP or GIF image"));
        ImageInspection inspection = ImageInspection.of(image);
        try {
            StoredRecord record = known.find(file, image.info().sha256()).orElse(null);
            return new InspectedFile(file, inspection, record, null);
        } catch (IOException e) {
            return new InspectedFile(file, inspection, null, "cannot be read: " + new ErrorReporter(around).message(e));
        }
    }
}
