package dev.imagebatch.provider.gemini;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.testkit.AnswersContract;
import dev.imagebatch.testkit.fake.FakeGemini;
import dev.imagebatch.testkit.fake.FakeVendor;
import dev.imagebatch.time.TimeSource;

class GeminiAnswersTest extends AnswersContract {

    @Override
    protected FakeVendor vendor() {
        FakeGemini service = new FakeGemini(TimeSource.system());
        service.key(Providers.KEY);
        return service;
    }

    @Override
    protected ImageProvider provider(FakeVendor started) {
        return Providers.at(started.baseUri());
    }
}
