package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cli.Invocation.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @ParameterizedTest
    @ValueSource(strings = {"generate", "plan", "retry", "redo", "report", "ledger", "inspect", "providers"})
    void help_ofEachCommand_hasExamplesAndExitStatus(String command) {
        Ended ended = Invocation.run(command, "--help");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("Usage: imagebatch " + command, "Examples:", "Exit status:");
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void help_listsTheCommands() {
        assertThat(Invocation.run("--help").out())
                .contains(
                        "generate",
                        "plan",
                        "retry",
                        "redo",
                        "report",
                        "ledger",
                        "inspect",
                        "providers",
                        "imagebatch generate examples");
    }

    @Test
    void version_isOneLine() {
        Ended ended = Invocation.run("--version");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).startsWith("imagebatch ").hasLineCount(1);
    }

    @Test
    void withoutArguments_showsUsageAndEndsWithTwo() {
        assertThat(Invocation.run().status()).isEqualTo(2);
        assertThat(Invocation.run().err()).contains("Usage: imagebatch");
        assertThat(Invocation.run("generate").status()).isEqualTo(2);
        assertThat(Invocation.run("generate").err()).contains("SPECS", "Usage: imagebatch generate");
    }

    @Test
    void misspeltCommand_getsASuggestion() {
        Ended ended = Invocation.run("genrate", "x.jsonl");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("imagebatch generate");
    }

    @Test
    void providers_listsPricesAndEndOfLife() throws Exception {
        assertThat(Invocation.run("providers").out())
                .contains(
                        "placeholder", "rehearsed-1 (default), switched off on 2027-03-04", "$0.01 (as of 2026-01-02)");
        assertThat(Invocation.run("providers", "--json").json().get("providers"))
                .anySatisfy(provider ->
                        assertThat(provider.at("/models/0/id").textValue()).isEqualTo("rehearsed-1"));
    }
}
