package dev.imagebatch.engine.control;

import dev.imagebatch.failure.Failure;

/** The gate's answer to a call: a permit, or a refusal. */
public sealed interface Admission permits Permit, Admission.Refusal {

    /** The reason for which a call may not be made. */
    record Refusal(Failure reason) implements Admission {}
}
