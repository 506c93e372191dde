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

/** The options that decide which pictures are asked for and what they are called; a retry keeps them. */
final class PictureOptions {

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "Who makes the images; placeholder draws them for free. See: imagebatch providers")
    String provider = "placeholder";

    @Option(names = "--model", paramLabel = "NAME", description = "The model; the provider's usual one unless given.")
    @Nullable String model;

    @Option(
            names = "--option",
            paramLabel = "KEY=VALUE",
            converter = KeyValue.Converter.class,
            description = "An option of the provider, such as price=0.01; may be repeated.")
    List<KeyValue> options = new ArrayList<>();

    @Option(
            names = "--writer-option",
            paramLabel = "NAME.KEY=VALUE",
            converter = KeyValue.Converter.class,
            description = "An option of a writer of prompts, such as openai.model=gpt-5.6-luna; may be repeated.")
    List<KeyValue> writerOptions = new ArrayList<>();

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = EnumConverters.Size.class,
            description = "The size where a specification gives none.")
    @Nullable Dimensions size;

    @Option(
            names = "--aspect",
            paramLabel = "W:H",
            converter = EnumConverters.Aspect.class,
            description = "The proportion where a specification gives none, such as 16:9.")
    @Nullable AspectRatio aspect;

    @Option(names = "--style", paramLabel = "NAME", description = "The style where a specification gives none.")
    @Nullable String style;

    @Option(names = "--quality", paramLabel = "NAME", description = "The quality where a specification gives none.")
    @Nullable String quality;

    @Option(
            names = "--n",
            paramLabel = "N",
            converter = Quantities.CountConverter.class,
            description = "Variants of each picture where a specification asks for one.")
    int n = 1;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Quantities.CountConverter.class,
            description = "Only the first N specifications.")
    @Nullable Integer limit;

    @Option(
            names = "--name",
            paramLabel = "TEMPLATE",
            converter = EnumConverters.Naming.class,
            description =
                    "Names of the files, {id} unless given. Also {slug} {subject} {owner} {type} {number} {variant} {piece}"
                            + " {fingerprint} {date:yyyyMMdd} {tag:NAME}, and / for folders.")
    NamingTemplate name = NamingTemplate.byId();

    @Option(
            names = "--duplicates",
            paramLabel = "share|copy",
            converter = EnumConverters.DuplicatesWord.class,
            description = "Store equal pictures once, or under each name; share unless given.")
    DuplicatePolicy duplicates = DuplicatePolicy.SHARE;

    @Option(
            names = "--reuse",
            paramLabel = "ledger|batch|none",
            converter = EnumConverters.ReuseWord.class,
            description = "Which earlier images count: all in the folder (ledger, unless given), those of this run"
                    + " (batch), or none, also where two specifications are the same.")
    ReusePolicy reuse = ReusePolicy.LEDGER;

    @Option(
            names = "--column",
            paramLabel = "FIELD=HEADER",
            converter = KeyValue.Converter.class,
            description = "Reads a field from a CSV or TSV column of another name; may be repeated.")
    List<KeyValue> columns = new ArrayList<>();

    void check() {
        if (size != null && aspect != null) {
            throw CommandException.invalid("--size and --aspect exclude each other; give one of them");
        }
        providerOptions();
        writerOptions();
    }

    Map<String, String> providerOptions() {
        return KeyValue.map("--option", options);
    }

    /** By writer and key. */
    Map<String, Map<String, String>> writerOptions() {
        Map<String, Map<String, String>> byWriter = new LinkedHashMap<>();
        KeyValue.map("--writer-option", writerOptions).forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (dot < 1 || dot == name.length() - 1) {
                throw CommandException.invalid(
                        "--writer-option " + name + ": write the writer's name, a dot and the option");
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
