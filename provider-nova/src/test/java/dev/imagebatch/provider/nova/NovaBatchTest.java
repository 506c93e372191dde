package dev.imagebatch.provider.nova;

import dev.imagebatch.bedrock.BedrockBatchBehaviour;
import dev.imagebatch.cost.Money;

class NovaBatchTest extends BedrockBatchBehaviour {

    NovaBatchTest() {
        super(new Stand(), Money.usd("0.04"));
    }
}
