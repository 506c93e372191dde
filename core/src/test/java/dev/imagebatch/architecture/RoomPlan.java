package dev.imagebatch.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rooms of a module, declared from the ground up, each with the rooms that it may know. */
public final class RoomPlan {

    private final String root;
    private final Map<String, List<String>> mayKnow = new TreeMap<>();

    public RoomPlan(String root) {
        this.root = root;
    }

    /** Adds a room. Each is declared after those that it may know, so that the rooms form no circle. */
    public RoomPlan room(String name, String... known) {
        if (!mayKnow.keySet().containsAll(List.of(known))) {
            throw new IllegalArgumentException(name + " is declared before a room that it may know");
        }
        mayKnow.put(name, List.of(known));
        return this;
    }

    public String root() {
        return root;
    }

    public Stream<String> names() {
        return mayKnow.keySet().stream();
    }

    public List<String> knownBy(String room) {
        return mayKnow.getOrDefault(room, List.of());
    }

    /** Returns a room that the given one must not know; none if it may know all. */
    Optional<String> forbiddenTo(String room) {
        return names().filter(other -> !other.equals(room) && !knownBy(room).contains(other))
                .findFirst();
    }
}
