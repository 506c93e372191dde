package dev.imagebatch.planning;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.plan.Fallback;
import dev.imagebatch.plan.RequestDefaults;
import dev.imagebatch.planning.Resolution.FieldProblem;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ModelCapabilities;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.spec.SharedPrompt;
import dev.imagebatch.spec.Styles;
import dev.imagebatch.text.WordSuggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A resolver of specifications to requests: applies defaults, style and shared prompt, and the limits of the model.
 *
 * <p>Deterministic and thread-safe.
 *
 * @since 0.1
 */
public final class RequestResolver {

    private final Map<String, ImageProvider> providers;
    private final ImageProvider defaultProvider;
    private final RequestDefaults defaults;
    private final Styles styles;
    private final String identity;
    private final KnownProviders known = new KnownProviders();
    private final Map<String, Map<String, ModelCapabilities>> capabilities = new ConcurrentHashMap<>();

    /**
     * Creates the resolver of one batch.
     *
     * @param providers the available providers, the default one first
     * @param defaults the defaults of specifications
     * @param styles the available styles
     * @param identity the addition to every prompt
     */
    public RequestResolver(
            List<ImageProvider> providers, RequestDefaults defaults, Styles styles, SharedPrompt identity) {
        this.defaultProvider = providers.get(0);
        this.providers = new HashMap<>();
        providers.forEach(provider -> this.providers.putIfAbsent(provider.name(), provider));
        this.defaults = defaults;
        this.styles = styles;
        this.identity = identity.sentences();
    }

    /** Resolves a specification to a request, or to problems. */
    public Resolution resolve(ImageSpecification specification) {
        List<FieldProblem> problems = new ArrayList<>();
        ImageProvider provider = provider(specification, problems);
        return resolve(specification, new Target(provider, model(specification, provider), 0), problems);
    }

    /** Resolves a specification to a request to a fallback. */
    Resolution resolve(ImageSpecification specification, Fallback fallback, int rank) {
        ImageProvider provider = require(fallback.provider());
        String model = fallback.model().orElseGet(provider::defaultModel);
        return resolve(specification, new Target(provider, model, rank), new ArrayList<>());
    }

    /**
     * Returns the provider of a fallback.
     *
     * @throws IllegalArgumentException if the batch has no provider of that name
     */
    ImageProvider require(String name) {
        ImageProvider provider = providers.get(name);
        if (provider == null) {
            throw new IllegalArgumentException("fallback: " + unknown(name));
        }
        return provider;
    }

    /** A model; with rank 0, the specification's own choice, unknown values are problems instead of warnings. */
    private record Target(ImageProvider provider, String model, int rank) {}

    private Resolution resolve(ImageSpecification specification, Target target, List<FieldProblem> problems) {
        List<String> warnings = new ArrayList<>();
        ImageProvider provider = target.provider();
        ModelCapabilities model = capabilities(provider, target.model());
        ImageRequest.Builder request =
                ImageRequest.builder(provider.name(), target.model(), prompt(specification, model, problems));
        size(specification, model, warnings).ifPresent(request::size);
        Optional<String> quality = specification.quality().or(defaults::quality);
        if (isUnknown(quality, model) && target.rank() > 0) {
            warnings.add("\"" + quality.get() + "\" is not a quality of " + target.model() + "; ignored");
        } else {
            quality(quality, model, problems).ifPresent(request::quality);
        }
        negativePrompt(specification, model, warnings).ifPresent(request::negativePrompt);
        seed(specification, model, warnings, request);
        references(specification, model, problems);
        request.references(specification.references()).options(options(specification, provider));
        ImageRequest built = request.build();
        provider.problem(built).ifPresent(reason -> problems.add(new FieldProblem("options", reason)));
        unknownWords(specification, warnings);
        return new Resolution(specification, provider, model, built, warnings, problems, target.rank());
    }

    /** Words that nothing knows are misspelt, or were meant for something else. */
    private void unknownWords(ImageSpecification specification, List<String> warnings) {
        Optional<String> style = specification.style().or(defaults::style);
        if (style.isPresent() && styles.prefix(style.get()).isEmpty()) {
            warnings.add(
                    "\"" + style.get() + "\" is not a style, it adds nothing" + nearest(style.get(), names(styles)));
        }
        for (String name : new TreeSet<>(specification.options().keySet())) {
            if (!providers.containsKey(name) && !known.contains(name)) {
                warnings.add("options for \"" + name + "\", which is not a provider; ignored"
                        + nearest(name, known.with(providers.keySet())));
            }
        }
    }

    private static Set<String> names(Styles styles) {
        Set<String> names = new TreeSet<>();
        styles.names().forEach(names::add);
        return names;
    }

    private static String nearest(String typed, Set<String> words) {
        return WordSuggestion.nearest(typed, words)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse(words.isEmpty() ? "" : "; known: " + String.join(", ", words));
    }

    private ImageProvider provider(ImageSpecification specification, List<FieldProblem> problems) {
        Optional<String> name = specification.provider();
        if (name.isEmpty()) {
            return defaultProvider;
        }
        ImageProvider named = providers.get(name.get());
        if (named == null) {
            problems.add(new FieldProblem("provider", unknown(name.get())));
            return defaultProvider;
        }
        return named;
    }

    private String unknown(String name) {
        return "\"" + name + "\" is not a provider of this batch; available: "
                + String.join(", ", new TreeSet<>(providers.keySet()));
    }

    private String model(ImageSpecification specification, ImageProvider provider) {
        Optional<String> batchWide = provider.equals(defaultProvider) ? defaults.model() : Optional.empty();
        return specification.model().or(() -> batchWide).orElseGet(provider::defaultModel);
    }

    private ModelCapabilities capabilities(ImageProvider provider, String model) {
        Map<String, ModelCapabilities> models =
                capabilities.computeIfAbsent(provider.name(), name -> new ConcurrentHashMap<>());
        ModelCapabilities known = models.get(model);
        return known != null ? known : models.computeIfAbsent(model, provider::capabilities);
    }

    private String prompt(ImageSpecification specification, ModelCapabilities model, List<FieldProblem> problems) {
        Optional<String> prefix = specification.style().or(defaults::style).flatMap(styles::prefix);
        String styled =
                prefix.map(words -> words + ' ' + specification.prompt()).orElse(specification.prompt());
        String whole = identity.isEmpty() ? styled : styled + ' ' + identity;
        int length = whole.length() > model.maxPromptLength() ? whole.codePointCount(0, whole.length()) : 0;
        if (length > model.maxPromptLength() && specification.promptWriter().isEmpty()) {
            problems.add(new FieldProblem(
                    "prompt",
                    "the model accepts at most " + model.maxPromptLength()
                            + " characters, style and identity included: " + length));
        }
        return whole;
    }

    private Optional<Dimensions> size(
            ImageSpecification specification, ModelCapabilities model, List<String> warnings) {
        Optional<Dimensions> wanted = specification.dimensions();
        Optional<AspectRatio> ratio = specification.aspectRatio();
        if (wanted.isEmpty() && ratio.isEmpty()) {
            wanted = defaults.dimensions();
            ratio = defaults.aspectRatio();
        }
        if (wanted.isPresent()) {
            Dimensions nearest = model.sizes().nearest(wanted.get());
            if (!nearest.equals(wanted.get())) {
                warnings.add("the model does not make " + wanted.get() + "; the nearest size is " + nearest);
            }
            return Optional.of(nearest);
        }
        return ratio.map(proportion -> nearest(proportion, model, warnings));
    }

    private static Dimensions nearest(AspectRatio wanted, ModelCapabilities model, List<String> warnings) {
        Dimensions size = model.sizes().nearest(wanted);
        double off = Math.abs(size.ratio() / wanted.value() - 1);
        if (off > 0.02) {
            warnings.add("the model does not make " + wanted + "; the nearest size is " + size);
        }
        return size;
    }

    private static Optional<String> quality(
            Optional<String> wanted, ModelCapabilities model, List<FieldProblem> problems) {
        if (isUnknown(wanted, model)) {
            problems.add(new FieldProblem(
                    "quality",
                    "\"" + wanted.get() + "\" is not a quality of the model; available: "
                            + String.join(", ", model.qualities())));
        }
        return wanted;
    }

    private static boolean isUnknown(Optional<String> quality, ModelCapabilities model) {
        return quality.isPresent()
                && !model.qualities().isEmpty()
                && !model.qualities().contains(quality.get());
    }

    private static Optional<String> negativePrompt(
            ImageSpecification specification, ModelCapabilities model, List<String> warnings) {
        if (specification.negativePrompt().isPresent() && !model.takes(ModelCapabilities.Feature.NEGATIVE_PROMPT)) {
            warnings.add("the model does not accept a negative prompt; ignored");
            return Optional.empty();
        }
        return specification.negativePrompt();
    }

    private static void seed(
            ImageSpecification specification,
            ModelCapabilities model,
            List<String> warnings,
            ImageRequest.Builder request) {
        if (specification.seed().isEmpty()) {
            return;
        }
        if (model.takes(ModelCapabilities.Feature.SEED)) {
            request.seed(specification.seed().getAsLong());
        } else {
            warnings.add("the model does not accept a seed; ignored");
        }
    }

    private static void references(
            ImageSpecification specification, ModelCapabilities model, List<FieldProblem> problems) {
        int count = specification.references().size();
        if (count > model.maxReferences()) {
            problems.add(new FieldProblem(
                    "references", "the model accepts at most " + model.maxReferences() + " references: " + count));
        }
    }

    private static Map<String, String> options(ImageSpecification specification, ImageProvider provider) {
        Map<String, String> own = specification.options().getOrDefault(provider.name(), Map.of());
        if (own.isEmpty()) {
            return provider.requestOptions();
        }
        Map<String, String> merged = new HashMap<>(provider.requestOptions());
        merged.putAll(own);
        return merged;
    }
}
