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

/** The command that shows the metadata of image files and their ledger entries. */
@Command
final class InspectCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "PNG, JPEG, WebP or GIF images.")
    List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    private final CliContext context;
    private final List<InspectedFile.Failed> failed = new ArrayList<>();

    InspectCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        KnownImages known = new KnownImages(files);
        PrintStream out = context.results().stream();
        if (json) {
            InspectJson.write(images(known), failed, out);
        } else {
            images(known).forEachRemaining(image -> out.println(InspectText.of(image)));
        }
        out.flush();
        return failed.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** Inspects one file after the other, so that the metadata of all files need not fit into memory. */
    private Iterator<InspectedFile> images(KnownImages known) {
        return files.stream().flatMap(file -> inspect(file, known).stream()).iterator();
    }

    private Optional<InspectedFile> inspect(Path file, KnownImages known) {
        try {
            return Optional.of(inspected(file, known));
        } catch (IOException e) {
            String message = new ErrorReporter(context).message(e);
            failed.add(new InspectedFile.Failed(file, message));
            context.screen().error(message.startsWith(file.toString()) ? message : file + ": " + message);
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
            return new InspectedFile(
                    file, inspection, null, "cannot be read: " + new ErrorReporter(context).message(e));
        }
    }
}
