package dev.imagebatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagebatch.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Runs the command in this process. */
final class Invocation {

    private final Map<String, String> variables = new HashMap<>();
    private String input = "";
    private Shell.Stream terminal = Shell.Stream.PIPE;

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
        return this;
    }

    Ended with(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        Shell shell = new Shell(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                variables::get,
                terminal,
                terminal);
        CliContext context = new CliContext(shell, new Screen(shell), action -> {}, TimeSource.system(), new Random(1));
        int status = new Main(context).run(words);
        return new Ended(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
