package dev.imagebatch.rescue;

import java.io.IOException;

/** Thrown when received bytes could not be written on this machine. */
public final class RescueFullException extends IOException {

    private static final long serialVersionUID = 1;

    RescueFullException(IOException cause) {
        super("the received image could not be written: " + cause.getMessage(), cause);
    }
}
