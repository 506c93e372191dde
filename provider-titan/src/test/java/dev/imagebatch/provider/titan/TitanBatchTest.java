package dev.imagebatch.provider.titan;

import dev.imagebatch.bedrock.BedrockBatchBehaviour;
import dev.imagebatch.cost.Money;

class TitanBatchTest extends BedrockBatchBehaviour {

    TitanBatchTest() {
        super(new Stand(), Money.usd("0.01"));
    }
}
