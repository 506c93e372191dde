package dev.imagebatch.provider.stability;

import dev.imagebatch.bedrock.BedrockBatchBehaviour;
import dev.imagebatch.cost.Money;

class StabilityBatchTest extends BedrockBatchBehaviour {

    StabilityBatchTest() {
        super(new Stand(), Money.usd("0.04"));
    }
}
