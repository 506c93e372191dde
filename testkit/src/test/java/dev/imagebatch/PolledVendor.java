package dev.imagebatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagebatch.cost.Money;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeRequest;
import dev.imagebatch.testkit.fake.FakeVendor;
import dev.imagebatch.testkit.fake.Fault;
import dev.imagebatch.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A reseller that takes a task and is asked for it: {@code /generate}, {@code /tasks/ID}, {@code /images/ID}. */
final class PolledVendor extends FakeVendor {

    private static final int QUESTIONS_UNTIL_DONE = 3;

    final CountDownLatch asked = new CountDownLatch(2);
    volatile String end = "success";

    private final AtomicInteger tasks = new AtomicInteger();
    private final Map<String, AtomicInteger> questions = new ConcurrentHashMap<>();

    PolledVendor(TimeSource time) {
        super(time);
    }

    @Override
    protected Optional<FakeAnswer> refusal(FakeRequest request) {
        boolean known = request.path().equals("/generate") || questions.containsKey(task(request));
        if (known) {
            return Optional.empty();
        }
        violation("no such task: " + request);
        return Optional.of(empty(404));
    }

    @Override
    protected int imagesAsked(FakeRequest request) {
        return request.method().equals("POST") ? 1 : 0;
    }

    @Override
    protected FakeAnswer answer(FakeRequest request) {
        if (request.path().equals("/generate")) {
            return taken();
        }
        return request.path().startsWith("/images/")
                ? FakeAnswer.of(200, "image/png", TinyImages.png(task(request)))
                : state(task(request));
    }

    @Override
    protected FakeAnswer rateLimited(FakeRequest request, @Nullable Duration wait) {
        return empty(429);
    }

    @Override
    protected FakeAnswer failure(FakeRequest request, Fault fault) {
        return empty(fault == Fault.EXPIRED_KEY ? 401 : 503);
    }

    private FakeAnswer taken() {
        charge(Money.usd("0.02"), 1);
        String task = "task-" + tasks.incrementAndGet();
        questions.put(task, new AtomicInteger());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return FakeAnswer.json(200, body.put("taskId", task));
    }

    private FakeAnswer state(String task) {
        asked.countDown();
        boolean done = questions.get(task).incrementAndGet() >= QUESTIONS_UNTIL_DONE;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("state", done ? end : "generating").put("url", "/images/" + task);
        return FakeAnswer.json(200, body);
    }

    private static String task(FakeRequest request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    private static FakeAnswer empty(int status) {
        return FakeAnswer.of(status, "text/plain", new byte[0]);
    }
}
