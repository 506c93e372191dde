package dev.imagebatch.engine.setup;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The identity of one run.
 *
 * @param batch the batch's id
 * @param worker the run's id as a worker at the ledger, which no other run has
 */
public record RunId(String batch, String worker) {

    /** Returns the identity of a new run of a batch. */
    public static RunId create(String batch, RandomGenerator random) {
        return new RunId(batch, batch + "-" + HexFormat.of().toHexDigits(random.nextLong()));
    }
}
