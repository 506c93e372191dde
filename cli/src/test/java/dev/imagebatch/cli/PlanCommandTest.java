package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagebatch.cli.Invocation.Ended;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

    @TempDir
    Path folder;

    @Test
    void plan_agreesWithWhatGenerateDoes() throws IOException {
        Path specs = Lines.pictures(folder, 4);
        Path out = folder.resolve("out");
        Invocation.run("generate", specs, "--out", out, "--option", "price=0.01", "--limit", 1);
        Object[] rest = {"--out", out, "--option", "price=0.01", "--n", 2, "--json"};

        JsonNode plan = Invocation.run(join("plan", specs, rest)).json();
        Ended done = Invocation.run(join("generate", specs, rest));

        assertThat(plan.get("items").intValue()).isEqualTo(done.count("total"));
        assertThat(plan.get("unique").intValue()).isEqualTo(done.count("unique"));
        assertThat(plan.get("stored").intValue()).isEqualTo(1).isEqualTo(done.count("reused"));
        assertThat(plan.get("toGenerate").intValue()).isEqualTo(7).isEqualTo(done.count("generated"));
        assertThat(plan.get("expectedUsd").decimalValue())
                .isEqualByComparingTo(done.json().get("spentUsd").decimalValue());
    }

    @Test
    void plan_leavesNothingBehind() throws IOException {
        Path out = folder.resolve("out");

        Ended ended = Invocation.run("plan", Lines.pictures(folder, 4), "--out", out);

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("items              4", "to generate        4");
        assertThat(out).doesNotExist();
    }

    @Test
    void plan_withProblems_saysThemAndEndsWithTwo() throws IOException {
        Path specs = Lines.file(folder, "s.jsonl", "{\"id\":\"a\"}", "{\"id\":\"b\",\"prompt\":\"x\"}");

        Ended ended = Invocation.run("plan", specs, "--json");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains(specs + ":1: prompt");
        assertThat(ended.json().get("problems")).hasSize(1);
    }

    @Test
    void plan_budgetTooSmall_isSaid() throws IOException {
        Ended ended = Invocation.run("plan", Lines.pictures(folder, 4), "--option", "price=1", "--budget", "2.50");

        assertThat(ended.status()).isZero();
        assertThat(ended.err()).contains("$2.50 left", "up to $4.00");
    }

    private static Object[] join(String command, Path specs, Object[] rest) {
        Object[] all = new Object[rest.length + 2];
        all[0] = command;
        all[1] = specs;
        System.arraycopy(rest, 0, all, 2, rest.length);
        return all;
    }
}
