package dev.imagebatch.provenance;

/**
 * How an image came to be, as a term of IPTC's digital source types.
 *
 * @since 0.1
 */
public enum DigitalSourceType {
    /** Made by a generative model from text alone. */
    TRAINED("trainedAlgorithmicMedia"),
    /** Made by a generative model with the help of given images, or made of several pictures. */
    COMPOSITE("compositeWithTrainedAlgorithmicMedia"),
    /** Drawn by a program without a model, such as a placeholder. */
    ALGORITHMIC("algorithmicMedia");

    static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private final String term;

    DigitalSourceType(String term) {
        this.term = term;
    }

    /** The last part of the address, such as {@code trainedAlgorithmicMedia}. */
    public String term() {
        return term;
    }

    /** The address that stands in files. */
    public String address() {
        return VOCABULARY + term;
    }
}
