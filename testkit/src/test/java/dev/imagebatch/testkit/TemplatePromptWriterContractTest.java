package dev.imagebatch.testkit;

import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.spec.ImageSpecification;

class TemplatePromptWriterContractTest extends PromptWriterContract {

    @Override
    protected PromptWriter writer() {
        return PromptWriter.template("portraits", "A portrait of {subject}: {prompt}, in {tag:manner}. ".repeat(50));
    }

    @Override
    protected ImageSpecification specification() {
        return ImageSpecification.builder("mia", "laughing in the rain")
                .subject("Mia")
                .tag("manner", "ink")
                .build();
    }
}
