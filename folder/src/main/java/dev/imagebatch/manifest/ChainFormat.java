package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.plan.ChainPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The trees of a plan's chains. */
final class ChainFormat {

    private static final int MOST_LINES = 20;

    private final Map<String, List<ChainPlan.Step>> children = new LinkedHashMap<>();
    private final List<ChainPlan.Step> roots = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private ChainFormat(List<ChainPlan.Step> steps) {
        Set<String> known = new HashSet<>();
        for (ChainPlan.Step step : steps) {
            boolean hangs = !step.startsFrom().isEmpty()
                    && known.contains(step.startsFrom().get(0));
            List<ChainPlan.Step> siblings =
                    hangs ? children.computeIfAbsent(step.startsFrom().get(0), id -> new ArrayList<>()) : roots;
            siblings.add(step);
            known.add(step.id());
        }
    }

    /** Returns the first lines of the trees: one line for each specification, indented below its parent. */
    static List<String> lines(ChainPlan plan) {
        ChainFormat format = new ChainFormat(plan.steps());
        for (ChainPlan.Step root : format.roots) {
            format.draw(root, 0);
        }
        List<String> all = format.lines;
        if (all.size() <= MOST_LINES) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST_LINES));
        some.add("... and " + (all.size() - MOST_LINES) + " more");
        return some;
    }

    static void json(ChainPlan plan, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("chains");
        json.writeNumberField("images", plan.images());
        json.writeNumberField("depth", plan.depth());
        json.writeArrayFieldStart("steps");
        for (ChainPlan.Step step : plan.steps()) {
            json.writeStartObject();
            json.writeStringField("id", step.id());
            json.writeArrayFieldStart("startsFrom");
            for (String from : step.startsFrom()) {
                json.writeString(from);
            }
            json.writeEndArray();
            json.writeNumberField("toGenerate", step.toGenerate());
            json.writeNumberField("expectedUsd", step.cost().expected().toUsd());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void draw(ChainPlan.Step step, int depth) {
        lines.add("   ".repeat(depth) + label(step, depth) + ": " + price(step));
        for (ChainPlan.Step child : children.getOrDefault(step.id(), List.of())) {
            draw(child, depth + 1);
        }
    }

    private static String label(ChainPlan.Step step, int depth) {
        List<String> others = depth == 0
                ? step.startsFrom()
                : step.startsFrom().subList(1, step.startsFrom().size());
        return step.id()
                + (others.isEmpty()
                        ? ""
                        : " (" + (depth == 0 ? "from " : "also from ") + String.join(", ", others) + ")");
    }

    private static String price(ChainPlan.Step step) {
        return step.toGenerate() == 0
                ? "nothing to generate"
                : step.cost().expected().toString();
    }
}
