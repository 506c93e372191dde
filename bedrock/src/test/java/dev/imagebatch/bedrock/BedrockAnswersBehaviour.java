package dev.imagebatch.bedrock;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.testkit.AnswersContract;
import dev.imagebatch.testkit.fake.FakeBedrock;
import dev.imagebatch.testkit.fake.FakeVendor;
import dev.imagebatch.time.TimeSource;

/** Answers that are not Bedrock's; each provider on Bedrock has its own test of it. */
public abstract class BedrockAnswersBehaviour extends AnswersContract {

    private final ImageProviderFactory factory;

    protected BedrockAnswersBehaviour(ImageProviderFactory factory) {
        this.factory = factory;
    }

    @Override
    protected FakeVendor vendor() {
        FakeBedrock fake = new FakeBedrock(TimeSource.system());
        fake.accept(BedrockStand.KEY);
        return fake;
    }

    @Override
    protected ImageProvider provider(FakeVendor started) {
        return factory.create(BedrockStand.settings((FakeBedrock) started));
    }
}
