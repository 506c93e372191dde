package dev.imagebatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.cost.Money;
import dev.imagebatch.testkit.fake.FakeBedrock;
import dev.imagebatch.testkit.fake.FakeGemini;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.FakeVendor;
import dev.imagebatch.testkit.fake.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The example batch through every provider, with nothing but variables set, against strict stand-ins of the vendors. */
class VendorsTest {

    private static final Path COUNCIL_SITE = Path.of("../examples/specs/council-site.jsonl");
    private static final String KEY = "canary-5b1e0a7c";

    @TempDir
    Path folder;

    enum Vendor {
        OPENAI(vendor -> Map.of("OPENAI_BASE_URL", ((FakeOpenAi) vendor).baseUrl(), "OPENAI_API_KEY", FakeOpenAi.KEY)),
        GEMINI(vendor -> Map.of("GOOGLE_GEMINI_BASE_URL", vendor.baseUri().toString(), "GEMINI_API_KEY", KEY)),
        STABILITY(Vendor::bedrock),
        TITAN(Vendor::bedrock),
        NOVA(Vendor::bedrock);

        private final Function<FakeVendor, Map<String, String>> variables;

        Vendor(Function<FakeVendor, Map<String, String>> variables) {
            this.variables = variables;
        }

        private static Map<String, String> bedrock(FakeVendor vendor) {
            return Map.of(
                    "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", vendor.baseUri().toString(), "AWS_BEARER_TOKEN_BEDROCK", KEY);
        }

        FakeVendor start() {
            FakeVendor vendor = switch (this) {
                case OPENAI -> new FakeOpenAi();
                case GEMINI -> new FakeGemini(dev.imagebatch.time.TimeSource.system());
                case STABILITY, TITAN, NOVA -> {
                    FakeBedrock bedrock = new FakeBedrock(dev.imagebatch.time.TimeSource.system());
                    bedrock.accept(KEY);
                    yield bedrock;
                }
            };
            vendor.start();
            return vendor;
        }

        Map<String, String> variables(FakeVendor vendor) {
            return variables.apply(vendor);
        }

        String provider() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(Vendor.class)
    void exampleBatch_isStoredWholeAndCostsWhatTheVendorCharged(Vendor vendor) throws Exception {
        try (FakeVendor service = vendor.start()) {
            Invocation.Ended ended = run(vendor, service, COUNCIL_SITE, "--concurrency", 4);

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(service.violations()).isEmpty();
            assertThat(ended.count("total")).isEqualTo(62);
            assertThat(ended.count("generated")).isEqualTo(50);
            assertThat(ended.count("duplicates")).isEqualTo(12);
            assertThat(Money.usd(ended.json().get("spentUsd").decimalValue())).isEqualTo(service.charged());
            assertThat(service.images()).isEqualTo(50);
            assertThat(images()).isEqualTo(50);
            assertThat(ended.out() + ended.err() + Files.readString(folder.resolve(".imagebatch/ledger.jsonl")))
                    .doesNotContain(KEY)
                    .doesNotContain(FakeOpenAi.KEY);

            long calls = service.generations();
            Invocation.Ended again = run(vendor, service, COUNCIL_SITE);

            assertThat(again.count("reused")).isEqualTo(50);
            assertThat(service.generations()).isEqualTo(calls);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(Vendor.class)
    void everyAttempt_isOneRequest(Vendor vendor) throws Exception {
        try (FakeVendor service = vendor.start()) {
            service.failNext(Fault.SERVER_ERROR, Fault.UNAVAILABLE);
            Path one = Files.writeString(folder.resolve("one.txt"), "a lighthouse at dusk\n");

            Invocation.Ended ended = run(vendor, service, one);

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(service.generations()).isEqualTo(3);
            String ledger = Files.readString(folder.resolve(".imagebatch/ledger.jsonl"));
            assertThat(ledger.lines().filter(line -> line.contains("attempt-started")))
                    .hasSize(3);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(Vendor.class)
    void expiredKey_endsTheBatchWithAdvice(Vendor vendor) throws Exception {
        try (FakeVendor service = vendor.start()) {
            service.failAlways(Fault.EXPIRED_KEY);

            Invocation.Ended ended = run(vendor, service, COUNCIL_SITE, "--concurrency", 2);

            assertThat(ended.status()).as(ended.err()).isEqualTo(4);
            assertThat(service.generations()).isLessThanOrEqualTo(2);
            assertThat(service.charged()).isEqualTo(Money.ZERO);
            assertThat(ended.err()).contains("key");
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(Vendor.class)
    void modelThatIsGone_endsTheBatchWithAdvice(Vendor vendor) throws Exception {
        try (FakeVendor service = vendor.start()) {
            service.failAlways(Fault.MODEL_GONE);

            Invocation.Ended ended = run(vendor, service, COUNCIL_SITE, "--concurrency", 2);

            assertThat(ended.status()).as(ended.err()).isEqualTo(4);
            assertThat(service.generations()).isLessThanOrEqualTo(2);
            assertThat(service.charged()).isEqualTo(Money.ZERO);
            assertThat(ended.err()).contains("model");
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(Vendor.class)
    void noKey_isSaidBeforeAnythingIsAsked(Vendor vendor) throws Exception {
        Invocation.Ended ended = run(vendor, Map.of(), Files.writeString(folder.resolve("one.txt"), "a lighthouse\n"));

        assertThat(ended.status()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err()).containsAnyOf("OPENAI_API_KEY", "GEMINI_API_KEY", "AWS_BEARER_TOKEN_BEDROCK");
        assertThat(folder.resolve(".imagebatch/ledger.jsonl"))
                .satisfiesAnyOf(
                        ledger -> assertThat(ledger).doesNotExist(),
                        ledger -> assertThat(Files.readString(ledger)).doesNotContain("attempt-started"));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource(Vendor.class)
    void nobodyAnswering_endsTheBatchAfterTheDeclaredAttempts(Vendor vendor) throws Exception {
        FakeVendor service = vendor.start();
        Map<String, String> variables = vendor.variables.apply(service);
        service.close();

        Invocation.Ended ended = run(vendor, variables, Files.writeString(folder.resolve("one.txt"), "a lighthouse\n"));

        assertThat(ended.status()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err()).containsIgnoringCase("address");
    }

    private Invocation.Ended run(Vendor vendor, FakeVendor service, Path specifications, Object... more) {
        return run(vendor, vendor.variables.apply(service), specifications, more);
    }

    private Invocation.Ended run(Vendor vendor, Map<String, String> variables, Path specifications, Object... more) {
        Invocation invocation = new Invocation();
        variables.forEach(invocation::variable);
        Object[] words = Stream.concat(
                        Stream.of(
                                "generate",
                                specifications,
                                "--provider",
                                vendor.provider(),
                                "--out",
                                folder,
                                "--json",
                                "--yes"),
                        Stream.of(more))
                .toArray();
        return invocation.with(words);
    }

    private long images() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(png|jpg|webp)$"))
                    .count();
        }
    }
}
