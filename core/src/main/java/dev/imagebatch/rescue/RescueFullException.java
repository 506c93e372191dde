package dev.imagebatch.rescue;

import java.io.IOException;

/** Received bytes could not be written down on this machine; nothing is wrong with the provider. */
public final class RescueFullException extends IOException {

    private static final long serialVersionUID = 1;

    RescueFullException(IOException cause) {
        super("the received image could not be written: " + cause.getMessage(), cause);
    }
}
