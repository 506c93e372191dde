package dev.imagebatch.provider.stability;

import dev.imagebatch.bedrock.BedrockAnswersBehaviour;

class StabilityAnswersTest extends BedrockAnswersBehaviour {

    StabilityAnswersTest() {
        super(new StabilityProviderFactory());
    }
}
