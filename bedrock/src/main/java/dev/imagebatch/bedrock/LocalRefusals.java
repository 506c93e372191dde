package dev.imagebatch.bedrock;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.provider.ProviderException;

/** The failures of requests that are rejected locally, before anything is sent. */
final class LocalRefusals {

    private LocalRefusals() {}

    static ProviderException invalid(String message) {
        return ProviderException.of(FailureKind.INVALID_REQUEST, message);
    }
}
