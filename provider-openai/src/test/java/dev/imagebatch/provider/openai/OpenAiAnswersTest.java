package dev.imagebatch.provider.openai;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.testkit.AnswersContract;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.FakeVendor;
import java.util.Map;

class OpenAiAnswersTest extends AnswersContract {

    @Override
    protected FakeVendor vendor() {
        return new FakeOpenAi();
    }

    @Override
    protected ImageProvider provider(FakeVendor started) {
        return Providers.of((FakeOpenAi) started, Map.of());
    }
}
