package dev.imagebatch.provider.titan;

import dev.imagebatch.bedrock.BedrockAnswersBehaviour;

class TitanAnswersTest extends BedrockAnswersBehaviour {

    TitanAnswersTest() {
        super(new TitanProviderFactory());
    }
}
