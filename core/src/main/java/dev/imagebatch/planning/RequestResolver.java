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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns specifications into requests: defaults, style, identity, and the sizes and features of the model.
 *
 * <p>Deterministic and thread-safe.
 *
 * @since 0.1
 */
public final class RequestResolver {

    private final Map<String, ImageProvider> providers;
    private final ImageProvider usual;
    private final RequestDefaults defaults;
    private final Styles styles;
    private final String identity;
    private final Map<String, Map<String, ModelCapabilities>> capabilities = new ConcurrentHashMap<>();

    /**
     * A resolver for one batch.
     *
     * @param providers the providers that may be named; the first is the usual one
     * @param defaults what is asked for where specifications leave it open
     * @param styles the styles that specifications may name
     * @param identity what is added to every prompt
     */
    public RequestResolver(
            List<ImageProvider> providers, RequestDefaults defaults, Styles styles, SharedPrompt identity) {
        this.usual = providers.get(0);
        this.providers = new HashMap<>();
        providers.forEach(provider -> this.providers.putIfAbsent(provider.name(), provider));
        this.defaults = defaults;
        this.styles = styles;
        this.identity = identity.sentences();
    }

    /** The request for a specification, or the problems that keep it from being one. */
    public Resolution resolve(ImageSpecification specification) {
        List<FieldProblem> problems = new ArrayList<>();
        ImageProvider provider = provider(specification, problems);
        return resolve(specification, new Asked(provider, model(specification, provider), 0), problems);
    }

    /** The request for a specification of which a fallback is asked. */
    Resolution resolve(ImageSpecification specification, Fallback fallback, int rank) {
        ImageProvider provider = require(fallback.provider());
        String model = fallback.model().orElseGet(provider::defaultModel);
        return resolve(specification, new Asked(provider, model, rank), new ArrayList<>());
    }

    /**
     * The provider that a fallback names.
     *
     * @throws IllegalArgumentException if the batch has none of that name
     */
    ImageProvider require(String name) {
        ImageProvider provider = providers.get(name);
        if (provider == null) {
            throw new IllegalArgumentException("fallback: " + unknown(name));
        }
        return provider;
    }

    /** Who is asked; rank 0 is the specification's own choice, whose words are taken strictly. */
    private record Asked(ImageProvider provider, String model, int rank) {}

    private Resolution resolve(ImageSpecification specification, Asked asked, List<FieldProblem> problems) {
        List<String> warnings = new ArrayList<>();
        ImageProvider provider = asked.provider();
        ModelCapabilities model = capabilities(provider, asked.model());
        ImageRequest.Builder request =
                ImageRequest.builder(provider.name(), asked.model(), prompt(specification, model, problems));
        size(specification, model, warnings).ifPresent(request::size);
        Optional<String> quality = specification.quality().or(defaults::quality);
        if (isUnknown(quality, model) && asked.rank() > 0) {
            warnings.add("\"" + quality.get() + "\" is no quality of " + asked.model() + "; it is left out");
        } else {
            quality(quality, model, problems).ifPresent(request::quality);
        }
        negativePrompt(specification, model, warnings).ifPresent(request::negativePrompt);
        seed(specification, model, warnings, request);
        references(specification, model, problems);
        request.references(specification.references()).options(options(specification, provider));
        return new Resolution(specification, provider, model, request.build(), warnings, problems, asked.rank());
    }

    private ImageProvider provider(ImageSpecification specification, List<FieldProblem> problems) {
        Optional<String> name = specification.provider();
        if (name.isEmpty()) {
            return usual;
        }
        ImageProvider named = providers.get(name.get());
        if (named == null) {
            problems.add(new FieldProblem("provider", unknown(name.get())));
            return usual;
        }
        return named;
    }

    private String unknown(String name) {
        return "\"" + name + "\" is no provider of this batch; there are: "
                + String.join(", ", new TreeSet<>(providers.keySet()));
    }

    private String model(ImageSpecification specification, ImageProvider provider) {
        Optional<String> batchWide = provider.equals(usual) ? defaults.model() : Optional.empty();
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
                    "the model takes at most " + model.maxPromptLength()
                            + " characters; with style and identity it has " + length));
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
                    "\"" + wanted.get() + "\" is no quality of the model; there are: "
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
            warnings.add("the model takes no negative prompt; it is left out");
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
            warnings.add("the model takes no seed; it is left out");
        }
    }

    private static void references(
            ImageSpecification specification, ModelCapabilities model, List<FieldProblem> problems) {
        int count = specification.references().size();
        if (count > model.maxReferences()) {
            problems.add(new FieldProblem(
                    "references", "the model takes at most " + model.maxReferences() + ", there are " + count));
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
