package dev.imagebatch.benchmarks.million;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.imagebatch.BatchProcessor;
import dev.imagebatch.manifest.SpecificationFile;
import dev.imagebatch.plan.BatchPlan;
import dev.imagebatch.testkit.DiscardingSink;
import dev.imagebatch.testkit.ScriptedProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Plans a file of specifications, in turn with a bare loop that parses the same lines and hashes the same texts. */
final class MillionPlan {

    private static final int ROUNDS = 3;

    private MillionPlan() {}

    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        Path file = Path.of(args[0]);
        double[] bare = new double[ROUNDS];
        double[] planned = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            bare[round] = seconds(() -> parseAndHash(file));
            planned[round] = seconds(() -> plan(file));
        }
        Report.row("bare loop: parse, hash (median of " + ROUNDS + ")", median(bare), 0);
        Report.row("plan (median of " + ROUNDS + ")", median(planned), Report.liveHeap());
        Report.note("planning takes %.1f times the bare loop", median(planned) / median(bare));
    }

    private interface Work {
        void run() throws IOException, NoSuchAlgorithmException;
    }

    private static double seconds(Work work) throws IOException, NoSuchAlgorithmException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void parseAndHash(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        JsonFactory json = new JsonFactory();
        int sum = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line;
            while ((line = lines.readLine()) != null) {
                digest.reset();
                try (JsonParser parser = json.createParser(line)) {
                    JsonToken token;
                    while ((token = parser.nextToken()) != null) {
                        if (token == JsonToken.VALUE_STRING) {
                            digest.update(parser.getText().getBytes(StandardCharsets.UTF_8));
                        }
                    }
                }
                sum += digest.digest()[0];
            }
        }
        if (sum == Integer.MIN_VALUE) {
            throw new IllegalStateException("cannot be");
        }
    }

    private static void plan(Path file) {
        try (BatchProcessor processor = BatchProcessor.builder(ScriptedProvider.create())
                .sink(new DiscardingSink())
                .build()) {
            BatchPlan plan = processor.plan(SpecificationFile.at(file));
            if (!plan.isRunnable() || plan.unique() != plan.items()) {
                throw new IllegalStateException(plan.summary());
            }
        }
    }
}
