package dev.imagebatch.cli;

import dev.imagebatch.image.AspectRatio;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.plan.RequestDefaults;
import dev.imagebatch.policy.DuplicatePolicy;
import dev.imagebatch.policy.ReusePolicy;
import dev.imagebatch.sink.NamingTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the requested images and their names; a retry keeps them. */
final class PictureOptions {

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "Provider (default: placeholder, which draws images for free). See: imagebatch providers")
    String provider = "placeholder";

    @Option(names = "--model", paramLabel = "NAME", description = "Model (default: the provider's default).")
    @Nullable String model;

    @Option(
            names = "--option",
            paramLabel = "KEY=VALUE",
            description = "Option of the provider, such as price=0.01. Repeatable.")
    List<KeyValue> options = new ArrayList<>();

    @Option(
            names = "--writer-option",
            paramLabel = "NAME.KEY=VALUE",
            description = "Option of a prompt writer, such as openai.model=gpt-5.6-luna. Repeatable.")
    List<KeyValue> writerOptions = new ArrayList<>();

    @Option(names = "--size", paramLabel = "WxH", description = "Size for specifications without one.")
    @Nullable Dimensions size;

    @Option(
            names = "--aspect",
            paramLabel = "W:H",
            description = "Aspect ratio for specifications without a size, such as 16:9.")
    @Nullable AspectRatio aspect;

    @Option(names = "--style", paramLabel = "NAME", description = "Style for specifications without one.")
    @Nullable String style;

    @Option(names = "--quality", paramLabel = "NAME", description = "Quality for specifications without one.")
    @Nullable String quality;

    @Option(
            names = "--n",
            paramLabel = "N",
            converter = Quantities.CountConverter.class,
            description = "Variants of each image, for specifications that request one.")
    int n = 1;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Quantities.CountConverter.class,
            description = "Use the first N specifications only.")
    @Nullable Integer limit;

    @Option(
            names = "--name",
            paramLabel = "TEMPLATE",
            description =
                    "Template of file names (default: {id}). Also {slug} {subject} {owner} {type} {number} {variant} {piece}"
                            + " {fingerprint} {date:yyyyMMdd} {tag:NAME}, and / for folders.")
    NamingTemplate name = NamingTemplate.byId();

    @Option(
            names = "--duplicates",
            paramLabel = "share|copy",
            description = "Store equal images once or under each name (default: share).")
    DuplicatePolicy duplicates = DuplicatePolicy.SHARE;

    @Option(
            names = "--reuse",
            paramLabel = "ledger|batch|none",
            description = "Earlier images to reuse: all in the folder (ledger, the default), those of this run (batch),"
                    + " or none, even for equal specifications.")
    ReusePolicy reuse = ReusePolicy.LEDGER;

    @Option(
            names = "--column",
            paramLabel = "FIELD=HEADER",
            description = "Read a field from a CSV or TSV column of another name. Repeatable.")
    List<KeyValue> columns = new ArrayList<>();

    void check() {
        if (size != null && aspect != null) {
            throw CommandException.invalid("--size and --aspect cannot be combined; use one of them");
        }
        providerOptions();
        writerOptions();
    }

    Map<String, String> providerOptions() {
        return KeyValue.map("--option", options);
    }

    /** Returns the options by prompt writer and key. */
    Map<String, Map<String, String>> writerOptions() {
        Map<String, Map<String, String>> byWriter = new LinkedHashMap<>();
        KeyValue.map("--writer-option", writerOptions).forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (dot < 1 || dot == name.length() - 1) {
                throw CommandException.invalid(
                        "--writer-option " + name + ": write the name of the prompt writer, a dot and the option");
            }
            byWriter.computeIfAbsent(name.substring(0, dot), writer -> new LinkedHashMap<>())
                    .put(name.substring(dot + 1), value);
        });
        return byWriter;
    }

    RequestDefaults defaults() {
        RequestDefaults defaults = RequestDefaults.none();
        defaults = model == null ? defaults : defaults.withModel(model);
        defaults = size == null ? defaults : defaults.withDimensions(size);
        defaults = aspect == null ? defaults : defaults.withAspectRatio(aspect);
        defaults = style == null ? defaults : defaults.withStyle(style);
        return quality == null ? defaults : defaults.withQuality(quality);
    }
}
