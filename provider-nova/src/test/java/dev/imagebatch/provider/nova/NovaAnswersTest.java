package dev.imagebatch.provider.nova;

import dev.imagebatch.bedrock.BedrockAnswersBehaviour;

class NovaAnswersTest extends BedrockAnswersBehaviour {

    NovaAnswersTest() {
        super(new NovaProviderFactory());
    }
}
