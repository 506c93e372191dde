package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagebatch.BatchProcessor;
import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.ledger.store.FileLedger;
import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.result.ImageBatchResult;
import dev.imagebatch.sink.MemorySink;
import dev.imagebatch.spec.ImageSpecification;
import dev.imagebatch.testkit.TinyImages;
import dev.imagebatch.testkit.fake.FakeAnswer;
import dev.imagebatch.testkit.fake.FakeOpenAi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which servers and gateways send an image, and what is kept of those that cannot be read. */
@Timeout(60)
class ImageFormsTest {

    private static final byte[] IMAGE = TinyImages.png("a picture of any form");

    private final FakeOpenAi vendor = new FakeOpenAi();
    private final MemorySink sink = new MemorySink();
    private ImageProvider provider;

    @TempDir
    private Path work;

    @BeforeEach
    void start() {
        vendor.start();
        provider = Providers.of(vendor, Map.of());
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    @ParameterizedTest
    @DisplayName("An image is read in every spelling")
    @ValueSource(
            strings = {
                "{'data':[{'b64_json':'data:image/png;base64,@'}]}",
                "{'data':[{'url':'data:image/png;base64,@'}]}",
                "{'data':[{'url':'data:image\\/png;base64,@'}]}",
                "{'data':[{'url':'DATA:image/webp;charset=x;base64, @'}]}",
                "{'data':[{'b64_json':'%'}]}",
                "{'data':[{'b64_json':'','url':'data:;base64,@'}]}",
                "{'data':[{'url':'','b64_json':'@'}]}",
                "{'data':[{'b64_json':null,'image':'@'}]}",
                "{'data':[{'image_url':{'url':'data:image/png;base64,@'}}]}",
                "{'data':['@']}",
                "{'data':['data:image/png;base64,@']}",
                "{'data':{'b64_json':'@'}}",
                "{'images':['@']}",
                "{'images':[{'image_base64':'@'}]}",
                "{'artifacts':[{'base64':'@','finishReason':'SUCCESS'}]}",
                "{'predictions':[{'mimeType':'image/png','bytesBase64Encoded':'@'}]}",
                "{'result':{'image':'@'},'success':true}",
                "{'output':[{'type':'image_generation_call','result':'@'}]}",
                "{'choices':[{'message':{'content':'','images':[{'image_url':{'url':'data:image/png;base64,@'}}]}}]}"
            })
    void image_inEveryForm_isStored(String form) throws Exception {
        vendor.behind((request, service) -> Optional.of(answer(filled(form, IMAGE))));

        assertStored(run());
    }

    @ParameterizedTest
    @DisplayName("A form is read whatever the length of the image")
    @CsvSource({"b64_json, 200000", "url, 200000", "b64_json, 3000000", "url, 3000000", "url, 65536"})
    void image_ofAnyLength_isStored(String field, int length) throws Exception {
        byte[] large = TinyImages.padded(IMAGE, length);
        vendor.behind((request, service) ->
                Optional.of(answer(filled("{'data':[{'" + field + "':'data:image/png;base64,@'}]}", large))));

        assertStored(run());
    }

    @ParameterizedTest
    @DisplayName("What cannot be read is kept, and the message tells where")
    @ValueSource(
            strings = {
                "{'data':[{'b64_json':'89504e470d0a1a0a****'}]}",
                "{'data':[{'b64_json':'&'}]}",
                "{'data':[{'url':'data:image/svg+xml;utf8,<svg/>'}]}",
                "{'data':[{'url':'data:image/svg+xml;base64,PHN2Zy8+'}]}",
                "{'data':[{'url':'/files/picture.png'}]}",
                "{'data':[{'url':'http://127.0.0.1:1/gone.png'}]}",
                "{'data':[{'url':'s3://bucket/picture.png'}]}"
            })
    void image_unreadable_isKept(String form) throws Exception {
        vendor.behind((request, service) -> Optional.of(answer(form.replace('\'', '"'))));

        ImageBatchResult result = run();

        assertThat(result.generated()).isZero();
        assertThat(result.failures().get(0).failure().kind()).isIn(FailureKind.BAD_IMAGE, FailureKind.UNKNOWN_OUTCOME);
        try (Stream<Path> files = Files.list(work.resolve("rescue"))) {
            List<Path> kept = files.toList();
            assertThat(kept).hasSize(1);
            assertThat(Files.size(kept.get(0))).isPositive();
            assertThat(result.failures().get(0).failure().message())
                    .contains(kept.get(0).getFileName().toString());
        }
    }

    private void assertStored(ImageBatchResult result) {
        assertThat(result.isFullySuccessful()).as("%s", result.failures()).isTrue();
        assertThat(sink.images()).hasSize(1);
    }

    private static String filled(String form, byte[] image) {
        return form.replace('\'', '"')
                .replace("@", Base64.getEncoder().encodeToString(image))
                .replace("%", Base64.getUrlEncoder().withoutPadding().encodeToString(image));
    }

    private static FakeAnswer answer(String body) {
        return FakeAnswer.of(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private ImageBatchResult run() throws Exception {
        try (FileLedger ledger = FileLedger.open(work.resolve("ledger.jsonl"));
                BatchProcessor processor = BatchProcessor.builder(provider)
                        .sink(sink)
                        .ledger(ledger)
                        .workFolder(work)
                        .build()) {
            return processor.process(
                    List.of(ImageSpecification.builder("one", "a red boat").build()));
        }
    }
}
