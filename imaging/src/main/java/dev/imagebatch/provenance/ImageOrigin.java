package dev.imagebatch.provenance;

import org.jspecify.annotations.Nullable;

/**
 * The origin of an image: provider, model and prompt.
 *
 * <p>Immutable and thread-safe; {@link #toString()} never shows the prompt.
 *
 * @param provider the provider, such as {@code openai}
 * @param model the model's id
 * @param modelVersion the model's version, or null if none is known apart from the id
 * @param prompt the prompt; written only with {@link ProvenanceMarks#withPrompt()}
 * @param source the digital source type
 * @since 0.1
 */
public record ImageOrigin(
        String provider, String model, @Nullable String modelVersion, String prompt, DigitalSourceType source) {

    /** Returns the origin of an image made from a prompt alone. */
    public static ImageOrigin trained(String provider, String model, String prompt) {
        return new ImageOrigin(provider, model, null, prompt, DigitalSourceType.TRAINED);
    }

    /** Returns this origin with the model's version. */
    public ImageOrigin withModelVersion(String version) {
        return new ImageOrigin(provider, model, version, prompt, source);
    }

    /** Returns this origin with another digital source type. */
    public ImageOrigin withSource(DigitalSourceType other) {
        return new ImageOrigin(provider, model, modelVersion, prompt, other);
    }

    /** Returns the name of the system in files: {@code provider/model}. */
    String system() {
        return provider + "/" + model;
    }

    @Override
    public String toString() {
        return "ImageOrigin[" + system() + ", " + modelVersion + ", " + source + "]";
    }
}
