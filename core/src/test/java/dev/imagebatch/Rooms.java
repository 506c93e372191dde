package dev.imagebatch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rooms of core, from the ground up, and the rooms that each may know. */
final class Rooms {

    static final String ROOT = "dev.imagebatch";

    private static final Map<String, List<String>> MAY_KNOW = new TreeMap<>();

    static {
        room("cost");
        room("failure");
        room("image.container");
        room("image", "image.container");
        room("time");
        room("text");
        room("durable");
        room("policy");
        room("spec", "image");
        room("index", "spec");
        room("provider", "cost", "failure", "image", "spec", "time");
        room("prompt", "cost", "failure", "provider", "spec");
        room("postprocess", "image", "spec");
        room("result", "cost", "failure", "image", "spec");
        room("sink", "durable", "failure", "image", "index", "spec", "text");
        room("guard", "cost", "failure", "policy", "provider", "time");
        room("ledger", "cost", "failure", "image", "spec");
        room("ledger.state", "cost", "failure", "image", "index", "ledger", "spec");
        room("ledger.json", "cost", "failure", "image", "ledger", "ledger.state", "spec");
        room("ledger.store", "durable", "ledger", "ledger.json", "ledger.state", "spec", "time");
        room("rescue", "durable", "failure", "image", "ledger", "provider", "spec");
        room("plan", "cost", "failure", "image", "spec");
        room(
                "planning",
                "cost",
                "failure",
                "guard",
                "image",
                "index",
                "ledger",
                "plan",
                "policy",
                "postprocess",
                "prompt",
                "provider",
                "spec");
        room(
                "engine.setup",
                "failure",
                "guard",
                "image",
                "ledger",
                "planning",
                "policy",
                "postprocess",
                "provider",
                "rescue",
                "result",
                "sink",
                "spec",
                "time");
        room(
                "engine.control",
                "cost",
                "engine.setup",
                "failure",
                "guard",
                "image",
                "ledger",
                "plan",
                "provider",
                "result",
                "time");
        room(
                "engine.call",
                "cost",
                "engine.control",
                "engine.setup",
                "failure",
                "guard",
                "image",
                "ledger",
                "planning",
                "prompt",
                "provider",
                "rescue",
                "spec",
                "time");
        room(
                "engine.delivery",
                "cost",
                "durable",
                "engine.setup",
                "failure",
                "image",
                "ledger",
                "planning",
                "policy",
                "postprocess",
                "rescue",
                "result",
                "sink",
                "spec",
                "time");
        room(
                "engine",
                "cost",
                "engine.call",
                "engine.control",
                "engine.delivery",
                "engine.setup",
                "failure",
                "guard",
                "image",
                "index",
                "ledger",
                "plan",
                "planning",
                "policy",
                "postprocess",
                "provider",
                "rescue",
                "result",
                "sink",
                "spec",
                "time");
    }

    private Rooms() {}

    /** Each room is declared after those that it may know, so that the rooms form no circle. */
    private static void room(String name, String... known) {
        if (!MAY_KNOW.keySet().containsAll(List.of(known))) {
            throw new IllegalArgumentException(name + " is declared before a room that it may know");
        }
        MAY_KNOW.put(name, List.of(known));
    }

    static Stream<String> names() {
        return MAY_KNOW.keySet().stream();
    }

    static List<String> knownBy(String room) {
        return MAY_KNOW.getOrDefault(room, List.of());
    }

    /** Returns a room that the given one must not know. */
    static String forbiddenTo(String room) {
        return names().filter(other -> !other.equals(room) && !knownBy(room).contains(other))
                .findFirst()
                .orElseThrow();
    }
}
