package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.imagebatch.image.Dimensions;
import dev.imagebatch.prompt.PromptWriter;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.spec.ImageRequest;
import dev.imagebatch.spec.ReferenceImage;
import dev.imagebatch.testkit.BriefCall;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import dev.imagebatch.testkit.fake.FakeRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests for images and for prompts, checked against the vendor's own description by a library. */
class VendorSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fields that are newer than the kept description. */
    private static final Set<String> NEWER = Set.of("complexity", "safety_identifier");

    private static final Pattern PART =
            Pattern.compile("name=\"([^\"]*)\"(; filename=\"[^\"]*\")?\r\n(?:[^\r\n]+\r\n)*\r\n([^\r]*)");

    private final FakeOpenAi vendor = new FakeOpenAi();

    @BeforeEach
    void start() {
        vendor.start();
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    @ParameterizedTest
    @DisplayName("A generation is what the vendor describes")
    @CsvSource({
        "gpt-image-2.5-flare, , , 1",
        "gpt-image-2, 1024x1024, low, 1",
        "gpt-image-2, 1536x1024, high, 4",
        "gpt-image-1.5, 1024x1536, medium, 2",
        "gpt-image-2.6-sunburst, 1536x1024, high, 3"
    })
    void generation_isAsDescribed(String model, String size, String quality, int images) throws Exception {
        ImageRequest.Builder request = Providers.request(model)
                .options(Map.of("background", "opaque", "output_format", "webp", "output_compression", "80"));
        if (size != null) {
            request.size(Dimensions.parse(size)).quality(quality);
        }

        JsonNode sent = sent(request.build(), images).json();

        assertDescribed("CreateImageRequest", sent);
    }

    @Test
    @DisplayName("An edit is what the vendor describes")
    void edit_isAsDescribed() throws Exception {
        ImageRequest request = Providers.request("gpt-image-2")
                .size(new Dimensions(1024, 1024))
                .quality("low")
                .references(List.of(ReferenceImage.ofBytes(TinyImages.png(new Dimensions(64, 64), "one"))))
                .build();

        assertDescribed("CreateImageEditRequest", form(sent(request, 2)));
    }

    @ParameterizedTest
    @DisplayName("A request for a prompt is what the vendor describes")
    @CsvSource({
        "gpt-6-luna, , , ",
        "gpt-6-luna, 16, , ",
        "gpt-5.4-mini, 4000, 0.7, none",
        "gpt-6-luna, 128000, , high",
        "gpt-5.4-mini, 1000, 2, none"
    })
    void prompt_isAsDescribed(String model, String maxTokens, String temperature, String effort) throws Exception {
        Map<String, String> options = new HashMap<>(Map.of("model", model, "instructions", Writers.INSTRUCTIONS));
        options.put("maxTokens", maxTokens);
        options.put("temperature", temperature);
        options.put("effort", effort);
        options.values().removeIf(Objects::isNull);

        try (PromptWriter writer = Writers.of(vendor, options)) {
            writer.write(BriefCall.of(Writers.BRIEF));
        }

        assertDescribed(
                "CreateChatCompletionRequest",
                vendor.requests().get(vendor.requests().size() - 1).json());
    }

    @ParameterizedTest
    @DisplayName("The description of requests for prompts refuses what it does not know: this test can fail")
    @ValueSource(
            strings = {
                "{}",
                "{'model':'gpt-6-luna'}",
                "{'model':'gpt-6-luna','messages':[]}",
                "{'model':'gpt-6-luna','messages':[{'role':'sistem','content':'x'}]}",
                "{'model':'gpt-6-luna','messages':[{'role':'user','content':'x'}],'max_completion_tokens':'16'}",
                "{'model':'gpt-6-luna','messages':[{'role':'user','content':'x'}],'temperature':3}",
                "{'model':'gpt-6-luna','messages':[{'role':'user','content':'x'}],'reasoning_effort':'hihg'}"
            })
    void description_refusesWrongPrompts(String request) throws Exception {
        assertThat(schema("CreateChatCompletionRequest").validate(request.replace('\'', '"'), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    @DisplayName("The description refuses what it does not know: this test can fail")
    void description_refusesWrongValues() throws Exception {
        assertThat(schema("CreateImageRequest").validate("{\"prompt\":1}", InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema("CreateImageRequest").validate("{\"prompt\":\"x\",\"n\":11}", InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema("CreateImageRequest").validate("{\"prompt\":\"x\",\"quality\":\"hihg\"}", InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema("CreateImageRequest").validate("{}", InputFormat.JSON))
                .isNotEmpty();
    }

    private FakeRequest sent(ImageRequest request, int images) throws Exception {
        try (ImageProvider provider = Providers.of(vendor, Map.of())) {
            provider.generate(CollectingCall.of(request, images));
        }
        return vendor.requests().get(vendor.requests().size() - 1);
    }

    private static void assertDescribed(String name, JsonNode sent) throws Exception {
        assertThat(schema(name).validate(sent.toString(), InputFormat.JSON))
                .as("%s", sent)
                .isEmpty();
        Set<String> fields = new TreeSet<>();
        sent.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(NEWER);
        Set<String> described = new TreeSet<>();
        addFields(description(), "/components/schemas/" + name, described);
        assertThat(described).containsAll(fields);
    }

    /** Collects the fields of a schema and of those that it is put together from. */
    private static void addFields(JsonNode description, String at, Set<String> described) {
        JsonNode schema = description.at(at);
        if (schema.has("$ref")) {
            addFields(description, schema.get("$ref").textValue().substring(1), described);
        }
        schema.path("properties").fieldNames().forEachRemaining(described::add);
        for (int i = 0; i < schema.path("allOf").size(); i++) {
            addFields(description, at + "/allOf/" + i, described);
        }
    }

    /** The values of a form are texts; the vendor describes their types. */
    private static ObjectNode form(FakeRequest request) {
        ObjectNode form = JSON.createObjectNode();
        Matcher part = PART.matcher(new String(request.body(), StandardCharsets.ISO_8859_1));
        while (part.find()) {
            String name = part.group(1).replace("[]", "");
            if (part.group(2) == null && part.group(3).matches("\\d+")) {
                form.put(name, Integer.parseInt(part.group(3)));
            } else {
                form.put(name, part.group(2) == null ? part.group(3) : "bytes");
            }
        }
        return form;
    }

    private static Schema schema(String name) throws Exception {
        ObjectNode schema = description();
        schema.put("$ref", "#/components/schemas/" + name);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON);
    }

    private static ObjectNode description() throws Exception {
        try (InputStream in = VendorSchemaTest.class.getResourceAsStream("openapi/requests.json")) {
            return (ObjectNode) JSON.readTree(in);
        }
    }
}
