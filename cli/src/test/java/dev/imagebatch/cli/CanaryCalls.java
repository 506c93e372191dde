package dev.imagebatch.cli;

import dev.imagebatch.provider.GenerationAnswer;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ProviderException;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.testkit.CollectingCall;
import java.time.Duration;

/** Makes calls and prints whatever can be printed of them; run in a JVM that logs everything. */
final class CanaryCalls {

    private CanaryCalls() {}

    /** The target's name and how many calls to make. */
    public static void main(String[] args) throws InterruptedException {
        HostileTarget target = HostileTarget.valueOf(args[0]);
        try (ImageProvider provider = target.create(System.getenv())) {
            System.out.println(provider + " " + ProviderSettings.defaults() + " " + provider.availability());
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                CollectingCall call = target.call(provider).withTimeout(Duration.ofSeconds(5));
                System.out.println(call + " " + call.request());
                make(provider, call);
            }
        }
    }

    private static void make(ImageProvider provider, CollectingCall call) throws InterruptedException {
        try {
            GenerationAnswer answer = provider.generate(call);
            System.out.println(answer.requestId() + " " + answer.modelVersion() + " " + answer.withheld());
        } catch (ProviderException e) {
            System.out.println(e.requestId() + " " + e.kind());
            e.printStackTrace(System.out);
        }
    }
}
