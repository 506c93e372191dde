package dev.imagebatch;

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
import dev.imagebatch.rescue.OutputFolder;
import dev.imagebatch.rescue.RescueStore;
import dev.imagebatch.rescue.WorkFolder;
import dev.imagebatch.result.BatchListener;
import dev.imagebatch.sink.FileSystemSink;
import dev.imagebatch.sink.ImageSink;
import dev.imagebatch.sink.NamingTemplate;
import dev.imagebatch.sink.ReferenceBinder;
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
 * Collects what a {@link BatchProcessor} works with. Only a place for the images is required.
 *
 * <p>Not thread-safe.
 *
 * @since 0.1
 */
public final class BatchProcessorBuilder {

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

    /** A further provider that specifications may name. */
    public BatchProcessorBuilder provider(ImageProvider other) {
        providers.add(Objects.requireNonNull(other, "provider"));
        return this;
    }

    /** A writer of prompts that specifications may name. */
    public BatchProcessorBuilder promptWriter(PromptWriter writer) {
        promptWriters.add(Objects.requireNonNull(writer, "promptWriter"));
        return this;
    }

    /**
     * A folder for the images, with a ledger in {@code .imagebatch} below it that belongs to this processor until it is
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
     * Where images are stored.
     *
     * @throws IllegalStateException if an output folder is set
     */
    public BatchProcessorBuilder sink(ImageSink target) {
        requireUnset("sink", "output", output);
        this.sink = Objects.requireNonNull(target, "sink");
        return this;
    }

    /**
     * The record of what was paid and kept; in memory, and so lost with the process, unless set.
     *
     * @throws IllegalStateException if an output folder is set
     */
    public BatchProcessorBuilder ledger(Ledger record) {
        requireUnset("ledger", "output", output);
        this.ledger = Objects.requireNonNull(record, "ledger");
        return this;
    }

    /**
     * Where received images are kept until they are stored; beside the stored images, or in a temporary folder, unless
     * set. Use the same folder as long as the same ledger is used.
     */
    public BatchProcessorBuilder workFolder(Path folder) {
        this.workFolder = Objects.requireNonNull(folder, "workFolder");
        return this;
    }

    /** How images are named; by their specification's id unless set. */
    public BatchProcessorBuilder naming(NamingTemplate template) {
        this.naming = Objects.requireNonNull(template, "naming");
        return this;
    }

    /** What is asked for where specifications leave it open. */
    public BatchProcessorBuilder defaults(RequestDefaults values) {
        this.defaults = Objects.requireNonNull(values, "defaults");
        return this;
    }

    /** The styles that specifications may name; the standard ones unless set. */
    public BatchProcessorBuilder styles(Styles registered) {
        this.styles = Objects.requireNonNull(registered, "styles");
        return this;
    }

    /** What all pictures have in common. */
    public BatchProcessorBuilder identity(SharedPrompt common) {
        this.identity = Objects.requireNonNull(common, "identity");
        return this;
    }

    /** Is told each place and its image. */
    public BatchProcessorBuilder binder(ReferenceBinder told) {
        this.binder = Objects.requireNonNull(told, "binder");
        return this;
    }

    /** Is told what happens. */
    public BatchProcessorBuilder listener(BatchListener told) {
        this.listener = Objects.requireNonNull(told, "listener");
        return this;
    }

    /** What may be spent; unlimited unless set. */
    public BatchProcessorBuilder budget(Budget limit) {
        this.budget = Objects.requireNonNull(limit, "budget");
        return this;
    }

    /** How fast calls may start; as fast as the provider allows, which it finds out, unless set. */
    public BatchProcessorBuilder pace(Pace limit) {
        this.pace = Objects.requireNonNull(limit, "pace");
        return this;
    }

    /** Which failures are tried again. */
    public BatchProcessorBuilder retryRules(RetryPolicy rules) {
        this.retryRules = Objects.requireNonNull(rules, "retryRules");
        return this;
    }

    /** Which earlier images stand in for making one again; all of the ledger's unless set. */
    public BatchProcessorBuilder reuse(ReusePolicy extent) {
        this.reuse = Objects.requireNonNull(extent, "reuse");
        return this;
    }

    /** How stored images are checked before they stand in for making them again; whether they are there unless set. */
    public BatchProcessorBuilder verification(StoredImageCheck check) {
        this.verification = Objects.requireNonNull(check, "verification");
        return this;
    }

    /** Where duplicates are stored; one image is shared unless set. */
    public BatchProcessorBuilder duplicates(DuplicatePolicy policy) {
        this.duplicates = Objects.requireNonNull(policy, "duplicates");
        return this;
    }

    /** What is done about images without a known price; refused unless set. */
    public BatchProcessorBuilder unpriced(UnpricedPolicy policy) {
        this.unpriced = Objects.requireNonNull(policy, "unpriced");
        return this;
    }

    /** What is done about specifications that cannot be asked for; the batch is refused unless set. */
    public BatchProcessorBuilder onProblems(InvalidSpecificationPolicy policy) {
        this.onProblems = Objects.requireNonNull(policy, "onProblems");
        return this;
    }

    /** What is done about images that could not be made; they are reported unless set. */
    public BatchProcessorBuilder onFailure(FailurePolicy policy) {
        this.onFailure = Objects.requireNonNull(policy, "onFailure");
        return this;
    }

    /** What becomes of received images of which others are made; they are stored too unless set. */
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

    /** How many calls run at once, from 1; 8 unless set. */
    public BatchProcessorBuilder concurrency(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1: " + calls);
        }
        this.concurrency = calls;
        return this;
    }

    /** How long one call may take; 5 minutes unless set. */
    public BatchProcessorBuilder timeout(Duration longest) {
        Objects.requireNonNull(longest, "timeout");
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("timeout must be positive: " + longest);
        }
        this.timeout = longest;
        return this;
    }

    /**
     * When a batch has to be finished; it may take as long as it needs unless set. Nothing starts that would, by the calls
     * so far, end later; what is in flight is finished and stored. The rest is left to a later run.
     */
    public BatchProcessorBuilder deadline(Instant moment) {
        this.deadline = Objects.requireNonNull(moment, "deadline");
        return this;
    }

    /**
     * A further provider or model that is asked for images whose first one failed in a declared way. Several are asked one
     * after another, in the order in which they are declared.
     */
    public BatchProcessorBuilder fallback(Fallback other) {
        fallbacks.add(Objects.requireNonNull(other, "fallback"));
        return this;
    }

    /** The id of every batch of this processor; a new one for each unless set. */
    public BatchProcessorBuilder batch(String id) {
        this.batch = Objects.requireNonNull(id, "batch");
        return this;
    }

    /**
     * The threads to work on; the processor's own unless set, virtual ones where the JVM has them. Each batch puts up to
     * {@link #concurrency} tasks on it that run as long as the batch.
     */
    public BatchProcessorBuilder executor(Executor threads) {
        this.executor = Objects.requireNonNull(threads, "executor");
        return this;
    }

    /** The clock; the machine's unless set. */
    public BatchProcessorBuilder time(TimeSource clock) {
        this.time = Objects.requireNonNull(clock, "time");
        return this;
    }

    /** The source of jitter and of batch ids. */
    public BatchProcessorBuilder random(RandomGenerator source) {
        this.random = Objects.requireNonNull(source, "random");
        return this;
    }

    /**
     * The processor.
     *
     * @throws IllegalStateException if there is no place for the images
     * @throws IllegalArgumentException if a fallback names a provider that was not given
     * @throws UncheckedIOException if the ledger or the work folder cannot be opened
     */
    public BatchProcessor build() {
        if (output == null && sink == null) {
            throw new IllegalStateException("no destination: call output(folder) or sink(sink)");
        }
        try {
            return assembled();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
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
                    listener);
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
            OutputFolder opened = OutputFolder.open(output, work, time);
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
        return new EngineRuntime(threads, timeouts, time, random);
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
