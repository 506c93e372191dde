package dev.imagebatch;

import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.sink.DeletingSink;
import dev.imagebatch.sink.ReferenceBinder;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.transform.DecodedImage;
import dev.imagebatch.transform.MemoryNeed;
import dev.imagebatch.transform.PixelTransform;
import dev.imagebatch.transform.TransformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies a folder at every step of a batch. While one worker works, a copy is what a kill at that step leaves: all that
 * the system was given, and nothing of what the process still had in its buffers. Steps that leave the same are one.
 */
final class CrashPoints {

    private final Path folder;
    private final Path copies;
    private final List<CrashPoint> points = new ArrayList<>();
    private String latest = "";
    private int billed;

    /**
     * A moment.
     *
     * @param name what had just happened
     * @param folder the folder as it was
     * @param billed how many images the vendor had been asked for in this run
     */
    record CrashPoint(String name, Path folder, int billed) {}

    CrashPoints(Path folder, Path copies) {
        this.folder = folder;
        this.copies = copies;
    }

    List<CrashPoint> points() {
        return points;
    }

    /** How many images the vendor was asked for. */
    int billed() {
        return billed;
    }

    void asked(int images) {
        billed += images;
    }

    void here(String name) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.sorted().toList();
            StringBuilder now = new StringBuilder().append(billed);
            for (Path file : files) {
                now.append(file).append(Files.isDirectory(file) ? 0 : Files.size(file));
            }
            if (!now.toString().equals(latest)) {
                latest = now.toString();
                copy(files, copies.resolve(Integer.toString(points.size())));
                points.add(new CrashPoint(name, copies.resolve(Integer.toString(points.size())), billed));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(List<Path> files, Path target) throws IOException {
        Files.createDirectories(copies);
        for (Path file : files) {
            Files.copy(file, target.resolve(folder.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    Ledger watched(Ledger ledger) {
        return new WatchedLedger(ledger, this);
    }

    ImageProvider watched(ImageProvider provider) {
        return new WatchedProvider(provider, this);
    }

    DeletingSink watched(DeletingSink sink) {
        return new WatchedSink(sink, this);
    }

    ImageSpecification watched(ImageSpecification specification) {
        List<WatchedTransform> transforms = specification.transforms().stream()
                .map(transform -> new WatchedTransform((PixelTransform) transform, this))
                .toList();
        return specification.toBuilder().transforms(transforms).build();
    }

    private record WatchedTransform(PixelTransform transform, CrashPoints crash) implements PixelTransform {

        @Override
        public List<DecodedImage> apply(DecodedImage picture) throws TransformException {
            crash.here("before " + text());
            List<DecodedImage> made = transform.apply(picture);
            crash.here("after " + text());
            return made;
        }

        @Override
        public String text() {
            return transform.text();
        }

        @Override
        public MemoryNeed need(long pixels) {
            return transform.need(pixels);
        }
    }

    ReferenceBinder watched(ReferenceBinder binder) {
        return binding -> {
            here("before telling " + binding.place());
            binder.bind(binding);
            here("told " + binding.place());
        };
    }
}
