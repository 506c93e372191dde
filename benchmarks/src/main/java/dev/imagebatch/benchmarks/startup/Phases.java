package dev.imagebatch.benchmarks.startup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The phases of a start, separated by the first class loaded in the next phase. */
final class Phases {

    /** Makes the JVM log the time of each loaded class. */
    static final String OPTION = "-Xlog:class+load:stdout:uptime";

    private static final Map<String, String> ENDS = ends();

    private final Map<String, List<Double>> millis = new LinkedHashMap<>();
    private int classes;
    private int archived;

    private static Map<String, String> ends() {
        Map<String, String> ends = new LinkedHashMap<>();
        ends.put("JVM, up to the command's first class", "dev.imagebatch.cli.Main");
        ends.put("command line", "dev.imagebatch.cli.BatchJob");
        ends.put("providers found, processor made", "dev.imagebatch.planning.Planner");
        ends.put("60 specifications read and planned", "dev.imagebatch.manifest.PlanFormat");
        ends.put("table written, end", "java.lang.Shutdown");
        return ends;
    }

    static List<String> names() {
        return List.copyOf(ENDS.keySet());
    }

    void add(Start start) {
        classes = 0;
        archived = 0;
        Map<String, Double> at = new LinkedHashMap<>();
        for (String line : start.lines()) {
            if (line.contains(" source: ")) {
                classes++;
                archived += line.contains("shared objects file") ? 1 : 0;
                String[] words = line.split("[\\[\\]s]*\\s+", 3);
                at.putIfAbsent(words[1], 1000 * Double.parseDouble(words[0].substring(1)));
            }
        }
        double before = 0;
        for (Map.Entry<String, String> phase : ENDS.entrySet()) {
            double end = at.getOrDefault(phase.getValue(), before);
            millis.computeIfAbsent(phase.getKey(), first -> new ArrayList<>()).add(end - before);
            before = end;
        }
    }

    List<Double> of(String phase) {
        return millis.getOrDefault(phase, List.of());
    }

    int classes() {
        return classes;
    }

    int archived() {
        return archived;
    }
}
