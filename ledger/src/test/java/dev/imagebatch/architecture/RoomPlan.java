package dev.imagebatch.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rooms of a module, declared from the ground up, each with the rooms that it may know. */
public final class RoomPlan {

    private final String root;
    private final Map<String, List<String>> below;
    private final Map<String, List<String>> mayKnow = new TreeMap<>();

    public RoomPlan(String root) {
        this(root, Map.of());
    }

    /** Creates a plan on top of another module's rooms, which are among those that a room may know. */
    public RoomPlan(RoomPlan below) {
        this(below.root, below.all());
    }

    private RoomPlan(String root, Map<String, List<String>> below) {
        this.root = root;
        this.below = below;
    }

    /** Adds a room. Each is declared after those that it may know, so that the rooms form no circle. */
    public RoomPlan room(String name, String... known) {
        if (!all().keySet().containsAll(List.of(known))) {
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

    /** Returns the rooms of this module and of those below, each with the rooms that it may know. */
    public Map<String, List<String>> all() {
        Map<String, List<String>> all = new TreeMap<>(below);
        all.putAll(mayKnow);
        return all;
    }

    public List<String> knownBy(String room) {
        return all().getOrDefault(room, List.of());
    }

    /** Returns a room that the given one must not know; none if it may know all. */
    Optional<String> forbiddenTo(String room) {
        return all().keySet().stream()
                .filter(other -> !other.equals(room) && !knownBy(room).contains(other))
                .findFirst();
    }
}
