package dev.imagebatch.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.imagebatch.failure.FailureKind;
import dev.imagebatch.testkit.CollectingCall;
import dev.imagebatch.testkit.TinyImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiResponseTest {

    private static final byte[] FIRST = TinyImages.png("first");
    private static final byte[] SECOND = TinyImages.png("second");
    private static final String ONE = Base64.getEncoder().encodeToString(FIRST);
    private static final String TWO = Base64.getEncoder().encodeToString(SECOND);

    private final CollectingCall call = CollectingCall.of(Providers.usual(), 2);

    @Test
    @DisplayName("Keys may come in any order, and unknown ones are passed over")
    void read_anyOrderOfKeys_findsEverything() throws Exception {
        ParsedAnswer answer = read("{'usage':{'output_tokens':7},'extra':{'deep':[1,{'x':null}]},'model':'m-2',"
                + "'data':[{'revised_prompt':null,'b64_json':'" + ONE + "','url':null},"
                + "{'more':[[]],'b64_json':'" + TWO + "'}],'created':1}");

        assertThat(call.received()).containsOnlyKeys(0, 1);
        assertThat(call.received().get(0)).isEqualTo(FIRST);
        assertThat(call.received().get(1)).isEqualTo(SECOND);
        assertThat(answer.model()).contains("m-2");
        assertThat(answer.usage().orElseThrow().path("output_tokens").asInt()).isEqualTo(7);
    }

    @Test
    @DisplayName("Usage before the images, and a data key that comes twice, do no harm")
    void read_addressesAndNulls_areKept() throws Exception {
        ParsedAnswer answer =
                read("{'data':[{'b64_json':null,'url':'https://x/1.png'},{'url':'https://x/2.png','b64_json':''}]}");

        assertThat(answer.addresses()).isEqualTo(Map.of(0, "https://x/1.png", 1, "https://x/2.png"));
    }

    @Test
    @DisplayName("Fields of another shape do not hide the images behind them")
    void read_strangeFields_findsTheImages() throws Exception {
        read("{'model':{'a':[1]},'usage':7,'error':null,'data':[{'b64_json':'" + ONE + "'}]}");

        assertThat(call.received()).containsOnlyKeys(0);
    }

    @Test
    @DisplayName("More images than were asked for are passed over")
    void read_moreImagesThanAsked_ignoresThem() throws Exception {
        read("{'data':[{'b64_json':'" + ONE + "'},{'b64_json':'" + TWO + "'},{'b64_json':'" + ONE + "'},7,null]}");

        assertThat(call.received()).containsOnlyKeys(0, 1);
    }

    @Test
    @DisplayName("A damaged image does not keep the next one from coming")
    void read_damagedImage_goesOn() throws Exception {
        String damaged = ONE.substring(0, 20) + "*!" + ONE.substring(20);
        ParsedAnswer answer = read(
                "{'data':[{'b64_json':'" + damaged + "'},{'b64_json':'" + TWO + "'}],'usage':{'output_tokens':3}}");

        assertThat(answer.failures()).containsOnlyKeys(0);
        assertThat(answer.failures().get(0).kind()).isEqualTo(FailureKind.BAD_IMAGE);
        assertThat(call.received()).containsOnlyKeys(1);
        assertThat(call.received().get(1)).isEqualTo(SECOND);
        assertThat(answer.usage()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "[]",
                "7",
                "\"text\"",
                "null",
                "{",
                "{'data':[{'b64_json':'AAAA",
                "{'data':{}"
            })
    @DisplayName("What is no whole JSON object is an error")
    void read_noWholeObject_fails(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'data':null}", "{'data':[]}", "{'data':'x'}", "{'data':[{}]}", "{'data':[[1,[2]]]}"})
    @DisplayName("A whole object without an image is an answer without an image")
    void read_noImage_findsNone(String body) throws Exception {
        assertThat(read(body).addresses()).isEmpty();
        assertThat(call.received()).isEmpty();
    }

    @Test
    @DisplayName("An answer cut off at any place fails, and keeps only whole images")
    void read_cutAnywhere_fails() {
        byte[] whole =
                json("{'created':1,'data':[{'b64_json':'" + ONE + "'},{'b64_json':'" + TWO + "'}],'usage':{'a':1}}");

        for (int length = 0; length < whole.length; length++) {
            CollectingCall cut = CollectingCall.of(Providers.usual(), 2);
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> new OpenAiResponse(cut).read(new ByteArrayInputStream(part)))
                    .as("cut after %s bytes", length)
                    .isInstanceOf(IOException.class);
            cut.received().values().forEach(image -> assertThat(image).isIn(FIRST, SECOND));
        }
    }

    @Test
    @DisplayName("Any damage ends in an answer or an I/O failure, never in anything else")
    void read_damagedAnywhere_endsWell() {
        byte[] whole = json("{'created':1,'data':[{'b64_json':'" + ONE + "'},{'url':'http://x'}],'usage':{'a':1}}");
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            CollectingCall own = CollectingCall.of(Providers.usual(), 2);

            Throwable thrown = catchThrowable(() -> new OpenAiResponse(own).read(new ByteArrayInputStream(damaged)));

            if (thrown != null) {
                assertThat(thrown).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    @DisplayName("Endless nesting and endless texts are refused")
    void read_bombs_areRefused() {
        assertThatThrownBy(() -> read("{'usage':" + "[".repeat(5_000) + "]".repeat(5_000) + "}"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("{'data':[{'url':'" + "x".repeat(100_000) + "'}]}"))
                .isInstanceOf(IOException.class);
    }

    private ParsedAnswer read(String body) throws IOException {
        return new OpenAiResponse(call).read(new ByteArrayInputStream(json(body)));
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
