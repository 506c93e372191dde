package dev.imagebatch.provider.nova;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.bedrock.BedrockRequestOptions;
import dev.imagebatch.bedrock.InputImages;
import dev.imagebatch.bedrock.OptionRule;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.spec.ReferenceImage.Role;
import java.util.List;

/** The fields of VIRTUAL_TRY_ON: the person, the garment, and the part of the first picture that may change. */
record TryOn(InputImages pictures, BedrockRequestOptions options) {

    private static final int LONGEST_WORD = 100;
    private static final List<String> SWITCH = List.of("ON", "OFF", "DEFAULT");
    private static final List<String> EXCLUSIONS = List.of("preserveBodyPose", "preserveHands", "preserveFace");
    private static final List<String> STYLING = List.of("longSleeveStyle", "tuckingStyle", "outerLayerStyle");

    static final List<OptionRule> OPTIONS = List.of(
            OptionRule.oneOf("maskShape", List.of("CONTOUR", "BOUNDING_BOX", "DEFAULT")),
            OptionRule.oneOf("mergeStyle", List.of("BALANCED", "SEAMLESS", "DETAILED")),
            OptionRule.text("garmentClass", LONGEST_WORD),
            OptionRule.text("longSleeveStyle", LONGEST_WORD),
            OptionRule.text("tuckingStyle", LONGEST_WORD),
            OptionRule.text("outerLayerStyle", LONGEST_WORD),
            OptionRule.oneOf("preserveBodyPose", SWITCH),
            OptionRule.oneOf("preserveHands", SWITCH),
            OptionRule.oneOf("preserveFace", SWITCH));

    void fill(ObjectNode params) throws ProviderException {
        if (pictures.count(Role.IMAGE) != 2) {
            throw ProviderException.of(
                    FailureKind.INVALID_REQUEST,
                    "VIRTUAL_TRY_ON takes two references of role IMAGE: the person, then the garment");
        }
        params.put("sourceImage", pictures.take(Role.IMAGE));
        params.put("referenceImage", pictures.take(Role.IMAGE));
        mask(params);
        copy("mergeStyle", params);
        if (hasAny(EXCLUSIONS)) {
            ObjectNode exclusions = params.putObject("maskExclusions");
            EXCLUSIONS.forEach(name -> copy(name, exclusions));
        }
    }

    private void mask(ObjectNode params) throws ProviderException {
        if (pictures.has(Role.MASK)) {
            params.put("maskType", "IMAGE");
            params.putObject("imageBasedMask").put("maskImage", pictures.take(Role.MASK));
        } else if (options.has("maskPrompt")) {
            params.put("maskType", "PROMPT");
            ObjectNode mask = params.putObject("promptBasedMask");
            copy("maskShape", mask);
            copy("maskPrompt", mask);
        } else {
            garment(params);
        }
    }

    private void garment(ObjectNode params) throws ProviderException {
        if (!options.has("garmentClass")) {
            throw ProviderException.of(
                    FailureKind.INVALID_REQUEST,
                    "VIRTUAL_TRY_ON needs the option garmentClass or maskPrompt, or a reference of role MASK");
        }
        params.put("maskType", "GARMENT");
        ObjectNode mask = params.putObject("garmentBasedMask");
        copy("maskShape", mask);
        copy("garmentClass", mask);
        if (hasAny(STYLING)) {
            ObjectNode styling = mask.putObject("garmentStyling");
            STYLING.forEach(name -> copy(name, styling));
        }
    }

    private boolean hasAny(List<String> names) {
        return names.stream().anyMatch(options::has);
    }

    private void copy(String name, ObjectNode target) {
        options.text(name).ifPresent(value -> target.put(name, value));
    }
}
