package dev.imagebatch.testkit;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import dev.imagebatch.failure.Failure;
import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ProviderException;
import java.util.concurrent.atomic.AtomicLong;

/** The bill of a real vendor. Thread-safe. */
final class VendorBill {

    enum UnknownOutcomes {
        BILLED,
        FREE
    }

    private final Money price;
    private final UnknownOutcomes unknown;
    private final AtomicLong nanos = new AtomicLong();

    VendorBill(Money price, UnknownOutcomes unknown) {
        this.price = price;
        this.unknown = unknown;
    }

    Money total() {
        return new Money(nanos.get());
    }

    void answered(ScriptedCall call, GenerationAnswer answer) {
        if (answer.cost().isPresent()) {
            nanos.addAndGet(answer.cost().get().nanos());
            return;
        }
        long images = call.delivered();
        for (Failure failure : answer.withheld().values()) {
            images += isBilled(failure.charged()) ? 1 : 0;
        }
        boolean empty = images == 0 && answer.withheld().isEmpty();
        bill(empty && unknown == UnknownOutcomes.BILLED ? call.images() : images);
    }

    void failed(ScriptedCall call, ProviderException failure) {
        bill(isBilled(failure.charged()) ? call.images() : call.delivered());
    }

    void broken(ScriptedCall call) {
        bill(call.delivered());
    }

    private boolean isBilled(Charged charged) {
        return charged == Charged.YES || (charged == Charged.UNKNOWN && unknown == UnknownOutcomes.BILLED);
    }

    private void bill(long images) {
        nanos.addAndGet(price.times(images).nanos());
    }
}
