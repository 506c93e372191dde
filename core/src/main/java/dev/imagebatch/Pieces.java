package dev.imagebatch;

import dev.imagebatch.durable.Durability;
import dev.imagebatch.image.ImageData;
import dev.imagebatch.image.ImageFile;
import dev.imagebatch.ledger.ImageStored;
import dev.imagebatch.placeholder.PlaceholderProviderFactory;
import dev.imagebatch.provenance.ImageInspector;
import dev.imagebatch.provenance.ImageOrigin;
import dev.imagebatch.provenance.MarkedImage;
import dev.imagebatch.provenance.SourceType;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.OutputReference;
import dev.imagebatch.transform.ImageTransform;
import dev.imagebatch.transform.TransformException;
import dev.imagebatch.transform.TransformPipeline.Developed;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is made of a received picture, in files that are gone when this is closed. */
final class Pieces implements Closeable {

    /** What a manifest becomes that the pixels it vouches for have not any more. */
    static final String LOST_MANIFEST = "lost:c2pa";

    private final Finish finish;
    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private boolean isManifestLost;

    Pieces(Finish finish, Path folder) {
        this.finish = finish;
        this.folder = folder;
    }

    /** The pieces of a picture as they are to be stored. */
    List<Piece> of(Item item, ImageData received, ImageStored.Making making)
            throws IOException, InterruptedException, TransformException {
        List<ImageTransform> transforms = item.specification().transforms();
        if (transforms.isEmpty()) {
            return List.of(forced(marked(item, "", received, making), received));
        }
        isManifestLost = ImageInspector.inspect(received).hasC2pa();
        List<Developed> developed = finish.pipeline()
                .apply(received, transforms, folder, item.stored().toString());
        developed.forEach(piece -> files.add(piece.image().path()));
        List<Piece> pieces = new ArrayList<>();
        for (Developed piece : developed) {
            pieces.add(forced(marked(item, piece.piece(), piece.image(), making), received));
        }
        return pieces;
    }

    /** Whether the received picture says something that what was made of it does not say any more. */
    boolean isManifestLost() {
        return isManifestLost;
    }

    /** A received picture is on the device already. */
    private static Piece forced(Piece piece, ImageData received) throws IOException {
        if (piece.data() != received && piece.data() instanceof ImageFile made) {
            Durability.ofFile(made.path());
        }
        return piece;
    }

    private Piece marked(Item item, String name, ImageData image, ImageStored.Making making) throws IOException {
        Path target = folder.resolve(item.stored() + "-marked-" + files.size());
        MarkedImage marked = finish.provenance().mark(image, origin(item, making), target);
        if (marked.image() != image) {
            files.add(target);
        }
        List<String> marks = new ArrayList<>(marked.marks());
        if (isManifestLost) {
            marks.add(LOST_MANIFEST);
        }
        return new Piece(name, marked.image(), marks, marked.sidecarPacket().orElse(null));
    }

    private static ImageOrigin origin(Item item, ImageStored.Making making) {
        ImageRequest request = item.resolution().request();
        return new ImageOrigin(
                making.provider(), making.model(), making.modelVersion(), request.prompt(), source(request, making));
    }

    private static SourceType source(ImageRequest request, ImageStored.Making making) {
        if (making.provider().equals(PlaceholderProviderFactory.NAME)) {
            return SourceType.ALGORITHMIC;
        }
        boolean isMadeAlone = request.references().stream().allMatch(OutputReference.class::isInstance);
        return isMadeAlone ? SourceType.TRAINED : SourceType.COMPOSITE;
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
