package dev.imagebatch.bedrock;

import dev.imagebatch.image.Dimensions;
import dev.imagebatch.image.ImageHeader;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ReferenceImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pictures that one request starts from, read and checked against the model's rules as they are taken.
 *
 * <p>Belongs to one thread.
 *
 * @since 0.1
 */
public final class InputImages {

    private final List<ReferenceImage> left;
    private final InputRules rules;
    private long bytesTaken;

    /** The references of a request to a model. */
    public InputImages(List<ReferenceImage> references, Optional<BedrockModel> model) {
        this.left = new ArrayList<>(references);
        this.rules = model.map(BedrockModel::inputs).orElse(InputRules.ANY);
    }

    /** Whether one of this role is left. */
    public boolean has(ReferenceImage.Role role) {
        return left.stream().anyMatch(picture -> picture.role() == role);
    }

    /** How many of this role are left. */
    public long count(ReferenceImage.Role role) {
        return left.stream().filter(picture -> picture.role() == role).count();
    }

    /**
     * The bytes of the first one of this role, which is not left any more.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} if there is none, or the model does not take it
     */
    public byte[] take(ReferenceImage.Role role) throws ProviderException {
        ReferenceImage picture = left.stream()
                .filter(candidate -> candidate.role() == role)
                .findFirst()
                .orElseThrow(() -> LocalRefusals.invalid("a reference of role " + role + " is needed"));
        left.remove(picture);
        byte[] bytes = read(picture);
        bytesTaken += bytes.length;
        if (bytesTaken > Bedrock.MOST_BYTES) {
            throw LocalRefusals.invalid("the references have more than " + bytesTaken
                    + " bytes together; Bedrock takes at most " + Bedrock.MOST_BYTES + " with the rest of the request");
        }
        Optional<String> problem = rules.problem(header(bytes), bytes.length);
        if (problem.isPresent()) {
            throw LocalRefusals.invalid("the reference " + picture.name() + " " + problem.get());
        }
        return bytes;
    }

    /**
     * Nothing, if every reference was taken.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} that names one that the task has no place for
     */
    public void requireNoneLeft(String task) throws ProviderException {
        if (!left.isEmpty()) {
            throw LocalRefusals.invalid(task + " has no place for the reference "
                    + left.get(0).name() + " of role " + left.get(0).role());
        }
    }

    /**
     * Nothing, if both pictures have the same size.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} otherwise
     */
    public static void requireSameSize(byte[] image, byte[] mask) throws ProviderException {
        Optional<Dimensions> imageSize = header(image).map(ImageHeader::dimensions);
        Optional<Dimensions> maskSize = header(mask).map(ImageHeader::dimensions);
        if (imageSize.isPresent() && maskSize.isPresent() && !imageSize.equals(maskSize)) {
            throw LocalRefusals.invalid("the mask is " + maskSize.get() + " and its image " + imageSize.get()
                    + "; they must have the same size");
        }
    }

    /** How many are left. */
    @Override
    public String toString() {
        return "Pictures[" + left.size() + " left]";
    }

    private static byte[] read(ReferenceImage picture) throws ProviderException {
        try (InputStream in = picture.openStream()) {
            return in.readNBytes(Bedrock.MOST_BYTES + 1);
        } catch (IOException e) {
            throw ProviderException.builder(
                            dev.imagebatch.failure.FailureKind.INVALID_REQUEST,
                            "the reference " + picture.name() + " cannot be read")
                    .cause(e)
                    .build();
        }
    }

    private static Optional<ImageHeader> header(byte[] bytes) {
        try {
            return ImageHeader.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("memory can always be read", e);
        }
    }
}
