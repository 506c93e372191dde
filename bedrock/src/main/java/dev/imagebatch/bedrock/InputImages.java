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
 * The input pictures of one request, which are read and checked against the rules of the model when they are taken.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1
 */
public final class InputImages {

    private final List<ReferenceImage> left;
    private final InputRules rules;
    private long bytesTaken;

    /** Creates the input pictures from the references of a request; accepts all pictures if the model is unknown. */
    public InputImages(List<ReferenceImage> references, Optional<BedrockModel> model) {
        this.left = new ArrayList<>(references);
        this.rules = model.map(BedrockModel::inputs).orElse(InputRules.ANY);
    }

    /** Returns true if a picture with the given role remains. */
    public boolean has(ReferenceImage.Role role) {
        return left.stream().anyMatch(picture -> picture.role() == role);
    }

    /** Returns the number of remaining pictures with the given role. */
    public long count(ReferenceImage.Role role) {
        return left.stream().filter(picture -> picture.role() == role).count();
    }

    /**
     * Removes the first remaining picture with the given role and returns its bytes.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} if none remains, it cannot be read, the pictures are
     *     too large, or the model does not accept it
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
     * Requires that all references have been taken.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} if a reference remains; the message contains its name
     */
    public void requireNoneLeft(String task) throws ProviderException {
        if (!left.isEmpty()) {
            throw LocalRefusals.invalid(task + " has no place for the reference "
                    + left.get(0).name() + " of role " + left.get(0).role());
        }
    }

    /**
     * Requires that an image and its mask have the same size, if both sizes can be read.
     *
     * @throws ProviderException of kind {@code INVALID_REQUEST} if the sizes differ
     */
    public static void requireSameSize(byte[] image, byte[] mask) throws ProviderException {
        Optional<Dimensions> imageSize = header(image).map(ImageHeader::dimensions);
        Optional<Dimensions> maskSize = header(mask).map(ImageHeader::dimensions);
        if (imageSize.isPresent() && maskSize.isPresent() && !imageSize.equals(maskSize)) {
            throw LocalRefusals.invalid("the mask is " + maskSize.get() + " and its image " + imageSize.get()
                    + "; they must have the same size");
        }
    }

    /** Returns the number of remaining pictures. */
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
