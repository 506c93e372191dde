package dev.imagebatch.benchmarks.images;

import dev.imagebatch.guard.Pace;
import java.nio.file.Path;

/** Those who are measured, by name. */
final class Contenders {

    private Contenders() {}

    static Contender create(String name, Target target, Path folder) {
        return switch (name) {
            case "imagebatch" -> new Library(target, folder, Pace.adaptive());
            case "imagebatch-unpaced" -> new Library(target, folder, Pace.unlimited());
            default -> new Threaded(client(name, target), folder, target.inFlight());
        };
    }

    private static Client client(String name, Target target) {
        return switch (name) {
            case "floor-jdk" -> new JdkFloor(target, new PlainLanding());
            case "floor-okhttp" -> new OkHttpFloor(target, new PlainLanding());
            case "floor-okhttp-durable" -> new OkHttpFloor(target, new DurableLanding());
            default -> throw new IllegalArgumentException("no contender is called " + name);
        };
    }
}
