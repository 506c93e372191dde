package dev.imagebatch.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The circles of top-level classes that reach each other, by Tarjan's algorithm; nested classes count as their outer one. */
public final class ClassCircles {

    private final Map<String, Set<String>> uses = new HashMap<>();
    private final Map<String, Integer> number = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Set<String>> circles = new ArrayList<>();

    private ClassCircles() {}

    /** Returns the circles of more than one class, the largest first. */
    public static List<Set<String>> of(JavaClasses classes) {
        ClassCircles search = new ClassCircles();
        for (JavaClass each : classes) {
            Set<String> used = search.uses.computeIfAbsent(outer(each), key -> new TreeSet<>());
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (classes.contain(target.getName())) {
                    used.add(outer(target));
                }
            }
        }
        new TreeSet<>(search.uses.keySet()).forEach(each -> {
            if (!search.number.containsKey(each)) {
                search.visit(each);
            }
        });
        search.circles.sort((a, b) -> b.size() - a.size());
        return search.circles;
    }

    private static String outer(JavaClass each) {
        String name = each.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private void visit(String each) {
        int mine = number.size();
        number.put(each, mine);
        lowest.put(each, mine);
        open.push(each);
        for (String used : uses.get(each)) {
            if (!number.containsKey(used)) {
                visit(used);
                lowest.merge(each, lowest.get(used), Math::min);
            } else if (open.contains(used)) {
                lowest.merge(each, number.get(used), Math::min);
            }
        }
        if (lowest.get(each) == mine) {
            close(each);
        }
    }

    private void close(String first) {
        Set<String> circle = new TreeSet<>();
        String last;
        do {
            last = open.pop();
            circle.add(last);
        } while (!last.equals(first));
        if (circle.size() > 1) {
            circles.add(circle);
        }
    }
}
