package dev.imagebatch;

import dev.imagebatch.cost.Quote;
import dev.imagebatch.engine.setup.BatchPolicies;
import dev.imagebatch.engine.setup.BatchSettings;
import dev.imagebatch.engine.setup.CallLimits;
import dev.imagebatch.engine.setup.CallTimeouts;
import dev.imagebatch.engine.setup.EngineRuntime;
import dev.imagebatch.engine.setup.GenerationSettings;
import dev.imagebatch.engine.setup.OwnedResources;
import dev.imagebatch.engine.setup.StorageSettings;
import dev.imagebatch.engine.setup.StoredOutputs;
import dev.imagebatch.engine.setup.WorkerThreads;
import dev.imagebatch.guard.Budget;
import dev.imagebatch.guard.Pace;
import dev.imagebatch.guard.RetryPolicy;
import dev.imagebatch.ledger.Ledger;
import dev.imagebatch.ledger.store.MemoryLedger;
import dev.imagebatch.plan.Fallback;
import dev.imagebatch.plan.RequestDefaults;
import dev.imagebatch.planning.FallbackChain;
import dev.imagebatch.planning.PromptBriefs;
import dev.imagebatch.planning.RequestResolver;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.policy.FailurePolicy;
import dev.imagebatch.policy.InvalidSpecificationPolicy;
import dev.imagebatch.policy.OriginalsPolicy;
import dev.imagebatch.policy.ReusePolicy;
import dev.imagebatch.policy.StoredImageCheck;
import dev.imagebatch.policy.UnpricedPolicy;
import dev.imagebatch.postprocess.PostProcessor;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviders;
import dev.imagebatch.provider.ProviderSettings;
import dev.imagebatch.provider.ReferenceSource;
import dev.imagebatch.rescue.OpenWorkFolder;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.rescue.WorkFolder;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.sink.ReferenceBinder;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.SharedPrompt;
import dev.imagebatch.spec.Styles;
import dev.imagebatch.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A builder of {@link BatchProcessor}. Only the destination of the images is required.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class BatchProcessorBuilder {

    /** The time for which a thread that waits for a batch leaves its tasks to the executor that was set. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final List<ImageProvider> providers = new ArrayList<>();
    private final List<PromptWriter> promptWriters = new ArrayList<>();
    private @Nullable Path output;
    private @Nullable ImageSink sink;
    private @Nullable Ledger ledger;
    private @Nullable Path workFolder;
    private NamingTemplate naming = NamingTemplate.byId();
    private RequestDefaults defaults = RequestDefaults.none();
    private Styles styles = Styles.standard();
    private SharedPrompt identity = SharedPrompt.NONE;
    private ReferenceBinder binder = binding -> {};
    private BatchListener listener = new BatchListener() {};
    private Budget budget = Budget.unlimited();
    private Pace pace = Pace.adaptive();
    private RetryPolicy retryRules = RetryPolicy.standard();
    private ReusePolicy reuse = ReusePolicy.LEDGER;
    private StoredImageCheck verification = StoredImageCheck.EXISTENCE;
    private DuplicatePolicy duplicates = DuplicatePolicy.SHARE;
    private UnpricedPolicy unpriced = UnpricedPolicy.REFUSE;
    private InvalidSpecificationPolicy onProblems = InvalidSpecificationPolicy.REFUSE;
    private FailurePolicy onFailure = FailurePolicy.REPORT;
    private OriginalsPolicy originals = OriginalsPolicy.KEEP;
    private @Nullable PostProcessor postProcessor;
    private int concurrency = 8;
    private Duration timeout = Duration.ofMinutes(5);
    private @Nullable Instant deadline;
    private final List<Fallback> fallbacks = new ArrayList<>();
    private @Nullable String batch;
    private @Nullable Executor executor;
    private TimeSource time = TimeSource.system();
    private RandomGenerator random = new SecureRandom();

    BatchProcessorBuilder(ImageProvider provider) {
        providers.add(Objects.requireNonNull(provider, "provider"));
    }

    /** Adds a provider that specifications may name. */
    public BatchProcessorBuilder provider(ImageProvider other) {
        providers.add(Objects.requireNonNull(other, "provider"));
        return this;
    }

    /** Adds a prompt writer that specifications may name. */
    public BatchProcessorBuilder promptWriter(PromptWriter writer) {
        promptWriters.add(Objects.requireNonNull(writer, "promptWriter"));
        return this;
    }

    /**
     * Sets the output folder. Its ledger is in {@code .imagebatch} below it and belongs to this processor until it is
     * closed.
     *
     * @throws IllegalStateException if a sink or a ledger is set
     */
    public BatchProcessorBuilder output(Path folder) {
        requireUnset("output", "sink", sink);
        requireUnset("output", "ledger", ledger);
        this.output = Objects.requireNonNull(folder, "output");
        return this;
    }

    /**
     * Sets the sink of the images.
     *
     * @throws IllegalStateException if an output folder is set
     */
    public BatchProcessorBuilder sink(ImageSink target) {
        requireUnset("sink", "output", output);
        this.sink = Objects.requireNonNull(target, "sink");
        return this;
    }

    /**
     * Sets the ledger. Required beside a sink if a provider may cost something; {@code new MemoryLedger()} is forgotten with
     * the process. By default one in memory.
     *
     * @throws IllegalStateException if an output folder is set
     */
    public BatchProcessorBuilder ledger(Ledger record) {
        requireUnset("ledger", "output", output);
        this.ledger = Objects.requireNonNull(record, "ledger");
        return this;
    }

    /**
     * Sets the folder that keeps received images until they are stored; by default one beside the stored images, or a
     * temporary folder. Use the same folder as long as the same ledger is used.
     */
    public BatchProcessorBuilder workFolder(Path folder) {
        this.workFolder = Objects.requireNonNull(folder, "workFolder");
        return this;
    }

    /** Sets the names of images; by default their specification's id. */
    public BatchProcessorBuilder naming(NamingTemplate template) {
        this.naming = Objects.requireNonNull(template, "naming");
        return this;
    }

    /** Sets the defaults of requests. */
    public BatchProcessorBuilder defaults(RequestDefaults values) {
        this.defaults = Objects.requireNonNull(values, "defaults");
        return this;
    }

    /** Sets the styles that specifications may name; by default the standard ones. */
    public BatchProcessorBuilder styles(Styles registered) {
        this.styles = Objects.requireNonNull(registered, "styles");
        return this;
    }

    /** Sets the part of the prompt that all images share. */
    public BatchProcessorBuilder identity(SharedPrompt common) {
        this.identity = Objects.requireNonNull(common, "identity");
        return this;
    }

    /** Sets the binder, which receives each place and its image. */
    public BatchProcessorBuilder binder(ReferenceBinder told) {
        this.binder = Objects.requireNonNull(told, "binder");
        return this;
    }

    /** Sets the listener. */
    public BatchProcessorBuilder listener(BatchListener told) {
        this.listener = Objects.requireNonNull(told, "listener");
        return this;
    }

    /** Sets the budget; by default unlimited. */
    public BatchProcessorBuilder budget(Budget limit) {
        this.budget = Objects.requireNonNull(limit, "budget");
        return this;
    }

    /** Sets the pace of calls; by default one that finds the provider's limit. */
    public BatchProcessorBuilder pace(Pace limit) {
        this.pace = Objects.requireNonNull(limit, "pace");
        return this;
    }

    /** Sets which failures are retried. */
    public BatchProcessorBuilder retryRules(RetryPolicy rules) {
        this.retryRules = Objects.requireNonNull(rules, "retryRules");
        return this;
    }

    /** Sets which earlier images are reused; by default all in the ledger. */
    public BatchProcessorBuilder reuse(ReusePolicy extent) {
        this.reuse = Objects.requireNonNull(extent, "reuse");
        return this;
    }

    /** Sets how stored images are checked before they are reused; by default whether they exist. */
    public BatchProcessorBuilder verification(StoredImageCheck check) {
        this.verification = Objects.requireNonNull(check, "verification");
        return this;
    }

    /** Sets the storage of duplicates; by default they share one image. */
    public BatchProcessorBuilder duplicates(DuplicatePolicy policy) {
        this.duplicates = Objects.requireNonNull(policy, "duplicates");
        return this;
    }

    /** Sets the policy for images without a known price; by default they are refused. */
    public BatchProcessorBuilder unpriced(UnpricedPolicy policy) {
        this.unpriced = Objects.requireNonNull(policy, "unpriced");
        return this;
    }

    /** Sets the policy for invalid specifications; by default the batch is refused. */
    public BatchProcessorBuilder onProblems(InvalidSpecificationPolicy policy) {
        this.onProblems = Objects.requireNonNull(policy, "onProblems");
        return this;
    }

    /** Sets the policy for failed images; by default they are reported. */
    public BatchProcessorBuilder onFailure(FailurePolicy policy) {
        this.onFailure = Objects.requireNonNull(policy, "onFailure");
        return this;
    }

    /** Sets the policy for originals of transformed images; by default they are stored too. */
    public BatchProcessorBuilder originals(OriginalsPolicy policy) {
        this.originals = Objects.requireNonNull(policy, "originals");
        return this;
    }

    /**
     * Sets the post-processor of received images; by default the one on the class path or module path (see
     * {@link PostProcessor#available()}).
     */
    public BatchProcessorBuilder postProcessor(PostProcessor processor) {
        this.postProcessor = Objects.requireNonNull(processor, "postProcessor");
        return this;
    }

    /** Sets how many calls run at once, from 1; by default 8. */
    public BatchProcessorBuilder concurrency(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1: " + calls);
        }
        this.concurrency = calls;
        return this;
    }

    /** Sets the time limit of one call; by default 5 minutes. */
    public BatchProcessorBuilder timeout(Duration longest) {
        Objects.requireNonNull(longest, "timeout");
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("timeout must be positive: " + longest);
        }
        this.timeout = longest;
        return this;
    }

    /**
     * Sets the time at which a batch must have ended; by default there is none. No call starts that would end later by the
     * durations so far; calls in flight finish. The rest is left to a later run.
     */
    public BatchProcessorBuilder deadline(Instant moment) {
        this.deadline = Objects.requireNonNull(moment, "deadline");
        return this;
    }

    /**
     * Adds a provider or model for images whose first provider failed in a declared way. Several are asked one after
     * another, in the order of declaration.
     */
    public BatchProcessorBuilder fallback(Fallback other) {
        fallbacks.add(Objects.requireNonNull(other, "fallback"));
        return this;
    }

    /** Sets the id of every batch of this processor; by default each gets a new one. */
    public BatchProcessorBuilder batch(String id) {
        this.batch = Objects.requireNonNull(id, "batch");
        return this;
    }

    /**
     * Sets the threads; by default the processor's own, virtual ones where the JVM has them. Each batch runs up to {@link
     * #concurrency} tasks on them, as long as the batch.
     */
    public BatchProcessorBuilder executor(Executor threads) {
        this.executor = Objects.requireNonNull(threads, "executor");
        return this;
    }

    /** Sets the clock; by default the system's. */
    public BatchProcessorBuilder time(TimeSource clock) {
        this.time = Objects.requireNonNull(clock, "time");
        return this;
    }

    /** Sets the source of jitter and of batch ids. */
    public BatchProcessorBuilder random(RandomGenerator source) {
        this.random = Objects.requireNonNull(source, "random");
        return this;
    }

    /**
     * Returns the processor.
     *
     * @throws IllegalStateException if there is no destination for the images, or if a provider may cost something and there
     *     is neither an output folder nor a ledger
     * @throws IllegalArgumentException if a fallback names an unknown provider
     * @throws UncheckedIOException if the ledger or the work folder cannot be opened
     */
    public BatchProcessor build() {
        if (output == null && sink == null) {
            throw new IllegalStateException("no destination: call output(folder) or sink(sink)");
        }
        requireLedger();
        try {
            return assembled();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Without a ledger, every run would pay for everything again. */
    private void requireLedger() {
        if (output != null || ledger != null) {
            return;
        }
        for (ImageProvider provider : providers) {
            if (!isFree(provider)) {
                throw new IllegalStateException("no ledger, and " + provider.name()
                        + " may cost something: every run would pay for every image again. Call"
                        + " ledger(FileLedger.open(file)) to keep a ledger beside the sink, or ledger(new MemoryLedger()) if"
                        + " images may be forgotten with the process");
            }
        }
    }

    private static boolean isFree(ImageProvider provider) {
        ImageRequest any = ImageRequest.builder(provider.name(), provider.defaultModel(), "any picture")
                .build();
        return provider.quote(any, 1).filter(Quote::isFree).isPresent();
    }

    private BatchProcessor assembled() throws IOException {
        FallbackChain chain = new FallbackChain(new RequestResolver(providers, defaults, styles, identity), fallbacks);
        ImageProvider placeholders = onFailure == FailurePolicy.PLACEHOLDER ? placeholderProvider() : null;
        OwnedResources owned = new OwnedResources();
        BatchProcessor assembled = null;
        try {
            StorageSettings storage = storage(owned);
            BatchSettings settings = new BatchSettings(
                    new GenerationSettings(
                            chain,
                            new PromptBriefs(promptWriters, storage.ledger()),
                            postProcessor != null ? postProcessor : PostProcessor.available(),
                            placeholders),
                    storage,
                    new CallLimits(budget, pace, retryRules, concurrency, timeout, deadline),
                    new BatchPolicies(reuse, duplicates, unpriced, onProblems, originals),
                    runtime(owned),
                    List.of(listener));
            assembled = new BatchProcessor(settings, batch, owned);
            return assembled;
        } finally {
            if (assembled == null) {
                owned.close();
            }
        }
    }

    private StorageSettings storage(OwnedResources owned) throws IOException {
        ImageSink target = sink != null ? sink : FileSystemSink.at(Objects.requireNonNull(output));
        Optional<Path> folder = workFolder != null ? Optional.of(workFolder) : target.workFolder();
        WorkFolder work = new WorkFolder(folder.isPresent() ? folder.get() : Files.createTempDirectory("imagebatch"));
        Ledger record = ledger != null ? ledger : new MemoryLedger();
        RescueStore rescue = new RescueStore(work, time);
        if (output != null) {
            OpenWorkFolder opened = OpenWorkFolder.open(output, work, time);
            owned.add(opened);
            record = opened.ledger();
            rescue = opened.rescue();
        }
        if (folder.isEmpty()) {
            owned.add(rescue::removeFoldersIfEmpty);
        }
        ReferenceSource references = ReferenceSource.available(work.references(), time);
        StoredOutputs lookup = new StoredOutputs(record, target, verification, references);
        return new StorageSettings(target, record, rescue, lookup, naming, binder);
    }

    private EngineRuntime runtime(OwnedResources owned) {
        Executor threads = executor;
        if (threads == null) {
            ExecutorService own = WorkerThreads.create();
            owned.add(own::shutdown);
            threads = own;
        }
        CallTimeouts timeouts = new CallTimeouts();
        owned.add(timeouts::close);
        return new EngineRuntime(threads, executor == null ? null : PATIENCE, timeouts, time, random);
    }

    private ImageProvider placeholderProvider() {
        return ImageProviders.discover().factories().stream()
                .filter(factory -> factory.name().equals("placeholder"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "onFailure(PLACEHOLDER) needs the artifact imagebatch-provider-placeholder; add it to the class"
                                + " path or module path"))
                .create(ProviderSettings.defaults().withTime(time));
    }

    private static void requireUnset(String name, String other, @Nullable Object value) {
        if (value != null) {
            throw new IllegalStateException(name + " cannot be combined with " + other + "; set one of them");
        }
    }
}
