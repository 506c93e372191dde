package dev.imagebatch.provider.stability;

import dev.imagebatch.bedrock.BedrockStand;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.testkit.AnswersContract;
import dev.imagebatch.testkit.fake.FakeBedrock;
import dev.imagebatch.testkit.fake.FakeVendor;
import dev.imagebatch.time.TimeSource;

class StabilityAnswersTest extends AnswersContract {

    @Override
    protected FakeVendor vendor() {
        FakeBedrock fake = new FakeBedrock(TimeSource.system());
        fake.accept(BedrockStand.KEY);
        return fake;
    }

    @Override
    protected ImageProvider provider(FakeVendor started) {
        return new StabilityProviderFactory().create(BedrockStand.settings((FakeBedrock) started));
    }
}
