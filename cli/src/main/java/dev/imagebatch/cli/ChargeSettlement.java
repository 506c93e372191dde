package dev.imagebatch.cli;

import dev.imagebatch.cost.Money;
import dev.imagebatch.failure.Charged;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A settlement of attempts by hand.
 *
 * @param attempt the attempt's id; empty for all
 * @param charged whether it was charged
 * @param amount the amount charged, or null for the amount held
 */
record ChargeSettlement(
        String attempt, Charged charged, @Nullable Money amount) {

    /** Returns the cost of an attempt that holds an amount. */
    Money cost(Money held) {
        return charged == Charged.NO ? Money.ZERO : Optional.ofNullable(amount).orElse(held);
    }

    private static ChargeSettlement parse(String attempt, String word) {
        if (word.equals("free")) {
            return new ChargeSettlement(attempt, Charged.NO, null);
        }
        if (word.equals("charged")) {
            return new ChargeSettlement(attempt, Charged.YES, null);
        }
        if (word.startsWith("charged:")) {
            return new ChargeSettlement(attempt, Charged.YES, Quantities.dollars(word.substring("charged:".length())));
        }
        throw new TypeConversionException("\"" + word + "\": write charged, charged:0.04 or free");
    }

    /** The converter of {@code ATTEMPT=charged}. */
    static final class OfOne implements ITypeConverter<ChargeSettlement> {
        @Override
        public ChargeSettlement convert(String text) {
            int equals = text.lastIndexOf('=');
            if (equals < 1) {
                throw new TypeConversionException("\"" + text + "\": write ATTEMPT=charged or ATTEMPT=free");
            }
            return parse(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    /** The converter of {@code charged}. */
    static final class OfAll implements ITypeConverter<ChargeSettlement> {
        @Override
        public ChargeSettlement convert(String text) {
            return parse("", text);
        }
    }
}
