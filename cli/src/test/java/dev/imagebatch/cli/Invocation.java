package dev.imagebatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Runs the command in this process. */
final class Invocation {

    private static final Set<String> SPENDING = Set.of("generate", "retry", "redo");

    private final Map<String, String> variables = new HashMap<>();
    private String input = "";
    private Shell.Stream terminal = Shell.Stream.PIPE;
    private boolean agreed = true;

    /** What the command left. */
    record Ended(int status, String out, String err) {

        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }

        int count(String field) throws IOException {
            JsonNode value = json().get(field);
            return value == null ? -1 : value.intValue();
        }
    }

    static Ended run(Object... args) {
        return new Invocation().with(args);
    }

    Invocation input(String text) {
        this.input = text;
        return this;
    }

    Invocation variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Invocation onTerminal() {
        this.terminal = Shell.Stream.TERMINAL;
        return unattended();
    }

    /** Runs without {@code --yes}, which is added otherwise. */
    Invocation unattended() {
        this.agreed = false;
        return this;
    }

    Ended with(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>();
        for (Object arg : args) {
            words.add(arg.toString());
        }
        if (agreed && words.size() > 1 && SPENDING.contains(words.get(0)) && !words.contains("--yes")) {
            words.add(1, "--yes");
        }
        Shell shell = new Shell(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                variables::get,
                terminal,
                terminal);
        CliContext context = new CliContext(shell, new Screen(shell), action -> {}, TimeSource.system(), new Random(1));
        int status = new Main(context).run(words.toArray(String[]::new));
        return new Ended(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
