package dev.imagebatch.benchmarks.images;

import dev.imagebatch.guard.Pace;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The contenders by name. */
final class Contenders {

    static final String LIBRARY = "imagebatch";
    static final String UNPACED = "imagebatch-unpaced";
    static final String FLOOR_JDK = "floor-jdk";
    static final String FLOOR = "floor-okhttp";
    static final String DURABLE = "floor-okhttp-durable";
    static final List<String> PEERS = List.of("openai-java", "langchain4j", "spring-ai");
    static final List<String> ALL = Stream.concat(
                    Stream.of(LIBRARY, UNPACED, FLOOR_JDK, FLOOR, DURABLE), PEERS.stream())
            .toList();

    private Contenders() {}

    static Contender create(String name, Target target, Path folder) {
        return switch (name) {
            case LIBRARY -> new Library(target, folder, Pace.adaptive());
            case UNPACED -> new Library(target, folder, Pace.unlimited());
            default -> new Threaded(client(name, target), folder, target.inFlight());
        };
    }

    private static Client client(String name, Target target) {
        return switch (name) {
            case FLOOR_JDK -> new JdkFloor(target, new PlainLanding());
            case FLOOR -> new OkHttpFloor(target, new PlainLanding());
            case DURABLE -> new OkHttpFloor(target, new DurableLanding());
            case "openai-java" -> new OpenAiJava(target);
            case "langchain4j" -> new LangChain(target);
            case "spring-ai" -> new SpringAi(target);
            default -> throw new IllegalArgumentException("unknown contender: " + name);
        };
    }
}
