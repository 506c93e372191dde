package dev.imagebatch.provenance;

import org.jspecify.annotations.Nullable;

/**
 * Who made an image, of what.
 *
 * <p>Immutable and thread-safe; {@link #toString()} never shows the prompt.
 *
 * @param provider who was asked, such as {@code openai}
 * @param model the model's id
 * @param modelVersion the model's version, or null if none is known apart from the id
 * @param prompt what was asked for; written only where {@link ProvenanceMarks#withPrompt()} says so
 * @param source how the image came to be
 * @since 0.1
 */
public record ImageOrigin(
        String provider, String model, @Nullable String modelVersion, String prompt, DigitalSourceType source) {

    /** An image that a model made of a prompt alone. */
    public static ImageOrigin trained(String provider, String model, String prompt) {
        return new ImageOrigin(provider, model, null, prompt, DigitalSourceType.TRAINED);
    }

    /** The same with the model's version. */
    public ImageOrigin withModelVersion(String version) {
        return new ImageOrigin(provider, model, version, prompt, source);
    }

    /** The same with another way of having come to be. */
    public ImageOrigin withSource(DigitalSourceType other) {
        return new ImageOrigin(provider, model, modelVersion, prompt, other);
    }

    /** What files call the system: {@code provider/model}. */
    String system() {
        return provider + "/" + model;
    }

    @Override
    public String toString() {
        return "ImageOrigin[" + system() + ", " + modelVersion + ", " + source + "]";
    }
}
