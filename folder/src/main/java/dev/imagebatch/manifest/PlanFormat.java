package dev.imagebatch.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.imagebatch.cost.CostEstimate;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.plan.ChainPlan;
import dev.imagebatch.spec.SpecificationProblem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The formats of a plan: a table for people and JSON for programs.
 *
 * <p>Stateless and thread-safe.
 *
 * @since 0.1
 */
public final class PlanFormat {

    private static final int LABEL_WIDTH = 18;
    private static final int COUNT_WIDTH = 6;
    private static final JsonFactory JSON = new JsonFactory();

    private PlanFormat() {}

    /** Returns the plan as a table of several lines. */
    public static String table(BatchPlan plan) {
        StringBuilder out = new StringBuilder();
        line(out, "items", Long.toString(plan.items()));
        line(out, "unique", Long.toString(plan.unique()));
        line(out, "duplicates", Long.toString(plan.duplicates()));
        line(out, "already stored", Long.toString(plan.stored()));
        optional(out, "paid, to finish", plan.received());
        optional(out, "not tried again", plan.refused());
        line(out, "to generate", plan.toGenerate() + " in " + plan.calls() + (plan.calls() == 1 ? " call" : " calls"));
        if (plan.promptsToWrite() > 0) {
            line(out, "prompts to write", plan.promptsToWrite() + ": " + range(plan.promptCost()));
        }
        line(out, "cost", cost(plan));
        line(
                out,
                "time",
                plan.calls() == 0
                        ? "none"
                        : plan.expectedDuration().map(PlanFormat::about).orElse("unknown"));
        plan.lines().forEach(row -> line(out, "", row(row)));
        plan.fallbacks().forEach(row -> line(out, "", "   else " + row(row).strip()));
        chains(out, plan.chains());
        return out.toString();
    }

    /** Returns the plan as one JSON object on one line. */
    public static String json(BatchPlan plan) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("batch", plan.batch());
            counts(plan, json);
            costs(plan, json);
            json.writeArrayFieldStart("lines");
            for (BatchPlan.Line row : plan.lines()) {
                row(row, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("fallbacks");
            for (BatchPlan.Line row : plan.fallbacks()) {
                row(row, json);
            }
            json.writeEndArray();
            ChainFormat.json(plan.chains(), json);
            json.writeArrayFieldStart("problems");
            for (SpecificationProblem problem : plan.problems()) {
                json.writeString(problem.toString());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("warnings");
            for (BatchPlan.ItemWarning warning : plan.warnings()) {
                json.writeStartObject();
                json.writeStringField("id", warning.id());
                json.writeStringField("message", warning.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notices");
            for (String notice : plan.notices()) {
                json.writeString(notice);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    private static void counts(BatchPlan plan, JsonGenerator json) throws IOException {
        json.writeNumberField("items", plan.items());
        json.writeNumberField("unique", plan.unique());
        json.writeNumberField("duplicates", plan.duplicates());
        json.writeNumberField("stored", plan.stored());
        json.writeNumberField("received", plan.received());
        json.writeNumberField("refused", plan.refused());
        json.writeNumberField("toGenerate", plan.toGenerate());
        json.writeNumberField("calls", plan.calls());
        json.writeNumberField("promptsToWrite", plan.promptsToWrite());
    }

    private static void costs(BatchPlan plan, JsonGenerator json) throws IOException {
        estimate(plan.cost(), json);
        BatchPlan.PriceSources sources = plan.prices().sources();
        if (sources.asOf() != null) {
            json.writeStringField("pricesAsOf", sources.asOf().toString());
        }
        json.writeNumberField("unconfirmedPrices", sources.unconfirmed());
        json.writeNumberField("unpriced", sources.unpriced());
        if (plan.expectedDuration().isPresent()) {
            json.writeNumberField("expectedMs", plan.expectedDuration().get().toMillis());
        }
    }

    private static void chains(StringBuilder out, ChainPlan chains) {
        if (chains.images() > 0) {
            line(
                    out,
                    "chains",
                    chains.images() + " start from the output of another one, up to " + chains.depth() + " steps");
            ChainFormat.lines(chains).forEach(text -> line(out, "", text));
        }
    }

    private static String row(BatchPlan.Line row) {
        String count = Long.toString(row.images());
        String quality = row.quality().equals("default") ? "" : row.quality();
        return " ".repeat(Math.max(0, COUNT_WIDTH - count.length())) + count + " x " + row.provider() + "/"
                + row.model() + " " + row.size() + " " + quality + ": " + range(row.cost());
    }

    private static void row(BatchPlan.Line row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("provider", row.provider());
        json.writeStringField("model", row.model());
        json.writeStringField("size", row.size());
        json.writeStringField("quality", row.quality());
        json.writeNumberField("images", row.images());
        estimate(row.cost(), json);
        json.writeEndObject();
    }

    private static void estimate(CostEstimate cost, JsonGenerator json) throws IOException {
        json.writeNumberField("lowUsd", cost.low().toUsd());
        json.writeNumberField("expectedUsd", cost.expected().toUsd());
        json.writeNumberField("highUsd", cost.high().toUsd());
    }

    private static String cost(BatchPlan plan) {
        List<String> remarks = new ArrayList<>();
        BatchPlan.PriceSources sources = plan.prices().sources();
        if (sources.asOf() != null) {
            remarks.add("prices as of " + sources.asOf());
        }
        if (sources.unconfirmed() > 0) {
            remarks.add(sources.unconfirmed() + " at prices that the vendor does not confirm");
        }
        if (sources.unpriced() > 0) {
            remarks.add(sources.unpriced() + " without a known price");
        }
        return range(plan.cost()) + (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")");
    }

    private static String range(CostEstimate cost) {
        return cost.low().equals(cost.high())
                ? cost.expected().toString()
                : cost.expected() + " expected, from " + cost.low() + " to " + cost.high();
    }

    private static String about(Duration duration) {
        long seconds = Math.round(duration.toMillis() / 1000.0);
        if (seconds == 0) {
            return "under a second";
        }
        if (seconds < 90) {
            return "about " + seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        return minutes < 90 ? "about " + minutes + " min" : "about " + minutes / 60 + " h " + minutes % 60 + " min";
    }

    private static void line(StringBuilder out, String label, String text) {
        out.append(label).append(" ".repeat(Math.max(0, LABEL_WIDTH - label.length()) + 1));
        out.append(text).append(System.lineSeparator());
    }

    private static void optional(StringBuilder out, String label, long count) {
        if (count > 0) {
            line(out, label, Long.toString(count));
        }
    }
}
