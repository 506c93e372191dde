package dev.imagebatch.engine.control;

import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.pace.Turn;

/**
 * A permit to make one call. Closing it ends the turn, and keeps the hold if it was not settled.
 *
 * @param hold the amount that the budget holds for the call
 * @param turn the call's turn of the pace
 */
public record Permit(Budget.Hold hold, Turn turn) implements Admission, AutoCloseable {

    @Override
    public void close() {
        turn.ended();
        hold.keep();
    }
}
