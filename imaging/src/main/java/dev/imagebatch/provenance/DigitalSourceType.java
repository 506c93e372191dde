package dev.imagebatch.provenance;

/**
 * The origin of an image as a term of IPTC's digital source types.
 *
 * @since 0.1
 */
public enum DigitalSourceType {
    /** Made by a generative model from text alone. */
    TRAINED("trainedAlgorithmicMedia"),
    /** Made by a generative model from other images or several of them. */
    COMPOSITE("compositeWithTrainedAlgorithmicMedia"),
    /** Drawn by a program without a model, such as a placeholder. */
    ALGORITHMIC("algorithmicMedia");

    static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private final String term;

    DigitalSourceType(String term) {
        this.term = term;
    }

    /** Returns the last part of the address, such as {@code trainedAlgorithmicMedia}. */
    public String term() {
        return term;
    }

    /** Returns the address that files contain. */
    public String address() {
        return VOCABULARY + term;
    }
}
